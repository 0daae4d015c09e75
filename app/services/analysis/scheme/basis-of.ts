import type { BasisCity, IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { rankable } from '#app/statistics/disclosure/thresholds.ts'
import type { ItemReport } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import { isPublic } from '../city/figures.ts'

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

/** Share of the residents of public cities who name each first-level index, each city with its people. */
function importanceOf({ wave }: AnalysisPlan, cities: CityAnalysis[]): Record<string, number> | null {
  const item = wave.questionnaire.content.items.find(({ dimension }) => dimension === 'RANKING')
  const first = wave.framework.content.nodes.filter(({ level }) => level === 'first').map(({ code }) => code)
  if (!item || first.some((code) => !item.options.some(({ value }) => value === code))) return null
  const asked = cities.flatMap(({ mark, items, totalWeight }) => {
    const report = items.find(({ code }) => code === item.code)
    return isPublic(mark) && report && isPublic(report.score.mark) ? [{ report, totalWeight }] : []
  })
  const total = asked.reduce((sum, { totalWeight }) => sum + totalWeight, 0)
  if (total === 0) return null
  const named = (report: ItemReport, code: string) =>
    report.options.find(({ value }) => value === code)?.share ?? 0
  return Object.fromEntries(
    first.map((code) => [
      code,
      asked.reduce((sum, { report, totalWeight }) => sum + named(report, code) * totalWeight, 0) / total,
    ]),
  )
}
