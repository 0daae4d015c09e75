import { poolImportance } from '#app/statistics/composite/editions/scheme/pool-importance.ts'
import type {
  BasisCity,
  Importance,
  IndexBasis,
  VoteRule,
} from '#app/statistics/composite/editions/scheme/scheme.ts'
import { rankable } from '#app/statistics/disclosure/thresholds.ts'
import type { ItemReport } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import { isPublic } from '../city/figures.ts'
import type { RankedItem, RankedVotes } from '../city/ranked-items.ts'

/**
 * What the index of a wave is made from, before any choice of method. A people score that its readers may not read is
 * missing, as in the official run; figures of objective indicators are public in every city.
 */
export function basisOf(plan: AnalysisPlan, cities: CityAnalysis[]): IndexBasis {
  const { content } = plan.wave.framework
  return {
    tree: plan.tree,
    indicators: content.indicators.map(({ code, node, weight, direction, low, high }) => ({
      code,
      node,
      weight,
      direction,
      low,
      high,
    })),
    cities: cities.map((city) => basisCity(city, plan)),
    importance: importanceOf(plan, cities),
  }
}

function basisCity(city: CityAnalysis, { wave, recipe }: AnalysisPlan): BasisCity {
  const { thresholds } = recipe
  const part = isPublic(city.mark) ? 'public' : city.mark === 'evaluators' ? 'evaluators' : 'nobody'
  const fewest = part === 'public' ? thresholds.evaluatorsBelow : thresholds.hiddenBelow
  const people = city.people.map((row) =>
    part === 'nobody' || row === null || (row.n > 0 && row.n < fewest) ? NaN : (row.estimate ?? NaN),
  )
  const figures = new Map(city.objective.figures.map(({ indicator, value }) => [indicator, value]))
  const placed = rankable(city.effectiveN, city.frame.design, {
    hiddenBelow: thresholds.hiddenBelow,
    evaluatorOnlyBelow: thresholds.evaluatorsBelow,
    indicativeBelow: thresholds.indicativeBelow,
    rankedFrom: thresholds.rankedFromEffectiveN,
    rankOpenParticipation: false,
  })
  return {
    city: city.frame.identity.code,
    people: Float64Array.from(people),
    covariance: part === 'nobody' ? city.covariance.map(() => NaN) : city.covariance,
    values: Float64Array.from(wave.framework.content.indicators, ({ code }) => figures.get(code) ?? NaN),
    part,
    placed: placed && city.frame.design === 'invited',
  }
}

/** What residents of public cities find important, of every index whose siblings stand in one ranking question. */
function importanceOf(plan: AnalysisPlan, cities: CityAnalysis[]): IndexBasis['importance'] {
  const { nodes } = plan.wave.framework.content
  // the first question that asks for an index counts
  const found = plan.ranked.toReversed().flatMap((item) => {
    const asked = cities.flatMap((city): AskedCity[] => {
      const report = city.items.find(({ code }) => code === item.code)
      const votes = city.votes.find((one) => one.item.code === item.code)
      const people = city.totalWeight
      return votes && isPublic(city.mark) && report && isPublic(report.score.mark)
        ? [{ report, votes, people }]
        : []
    })
    if (asked.length === 0) return []
    return nodes.flatMap(({ code: parent }) => {
      const children = nodes.flatMap((node) => (node.parent === parent ? [node.code] : []))
      const whole = children.length > 0 && children.every((code) => item.indices.includes(code))
      return whole ? familyImportance(item, children, asked) : []
    })
  })
  return found.length === 0 ? null : Object.fromEntries(found)
}

interface AskedCity {
  report: ItemReport
  votes: RankedVotes
  people: number
}

function familyImportance(item: RankedItem, children: string[], asked: AskedCity[]): [string, Importance][] {
  const family = children.map((code) => item.indices.indexOf(code))
  const pooled = (rule: VoteRule) =>
    poolImportance(
      asked.map(({ votes, people }) => ({ people, ...votes[rule] })),
      family,
    )
  const [points, first] = [pooled('points'), pooled('first')]
  const total = asked.reduce((sum, { people }) => sum + people, 0)
  const named = (code: string) =>
    asked.reduce((sum, { report, people }) => {
      const share = report.options.find(({ value }) => value === code)?.share ?? 0
      return sum + share * people
    }, 0) / total
  return children.map((code, at) => [
    code,
    { named: named(code), points: points?.[at] ?? null, first: first?.[at] ?? null },
  ])
}
