import type { CityResult } from '#app/statistics/composite/editions/build-editions.ts'
import type { ScoreEstimate } from '#app/statistics/composite/editions/estimate.ts'
import type { FrameworkNode } from '#app/survey/framework.ts'
import type { BlendFlag, CityReport, Edition, Figure, NodeReport, Place } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import { emptyFigure, figureOf, isReadable } from '../city/figures.ts'
import { placeReason } from './place-cities.ts'

type Results = Record<Edition, CityResult | undefined>

/** Where a city stands in one edition. */
export interface Standing {
  place: Place | null
  band: string | null
}

/** The report value of one city, as evaluators may read it. */
export function reportCity(
  city: CityAnalysis,
  results: Results,
  standing: Record<Edition, Standing>,
  plan: AnalysisPlan,
): CityReport {
  const readable = isReadable(city.mark)
  return {
    city: city.frame.identity,
    design: city.frame.design,
    n: readable ? city.n : null,
    effectiveN: readable ? city.effectiveN : null,
    deff: readable ? city.deff : null,
    mark: city.mark,
    index: {
      people: compositeFigure(city, results.people?.index),
      blended: compositeFigure(city, results.blended?.index),
    },
    place: { people: standing.people.place, blended: standing.blended.place },
    band: { people: standing.people.band, blended: standing.blended.band },
    placeReason: placeReason(city, results.people, plan.recipe),
    nodes: plan.wave.framework.content.nodes
      .filter(({ level }) => level !== 'index')
      .map((node) =>
        node.level === 'first'
          ? firstLevel(node, city, results, plan)
          : secondLevel(node, city, results, plan),
      ),
    smileRate: city.smileRate,
    satisfaction: city.satisfaction,
    senses: city.senses,
    items: city.items,
    objective: city.objective.figures,
    weighting: readable ? city.weighting : null,
    ...(readable && city.drivers ? { drivers: city.drivers } : {}),
  }
}

/** A score made of several: all respondents of the city stand behind it. */
function compositeFigure(city: CityAnalysis, estimate: ScoreEstimate | undefined): Figure {
  if (!isReadable(city.mark)) return emptyFigure(city.mark)
  if (!estimate || estimate.score === null) return emptyFigure('none')
  const { score: value, se, ciLower: low, ciUpper: high } = estimate
  return { value, se, low, high, n: city.n, effectiveN: city.effectiveN, deff: null, mark: city.mark }
}

function firstLevel(
  node: FrameworkNode,
  city: CityAnalysis,
  results: Results,
  plan: AnalysisPlan,
): NodeReport {
  const children = plan.tree.filter(({ parent }) => parent === node.code)
  const sides = children.map((child) => {
    const at = plan.nodes.indexOf(child.code)
    const nominal = child.peopleShare ?? 1
    return {
      weight: child.weight,
      ...effectiveSide(flagOf(city, results, child.code), nominal),
      objective: city.objective.scores[at]!,
    }
  })
  const present = sides.filter(({ share }) => share !== null)
  const flags = new Set(sides.map(({ flag }) => flag))
  return {
    code: node.code,
    level: 'first',
    people: compositeFigure(city, results.people?.firstLevel[node.code]),
    objective: weightedMean(
      sides.filter(({ objective }) => !Number.isNaN(objective)),
      (side) => side.objective,
    ),
    blended: compositeFigure(city, results.blended?.firstLevel[node.code]),
    peopleShare: weightedMean(present, ({ share }) => share ?? 0) ?? 0,
    flag: flags.size === 1 ? ([...flags][0] ?? null) : null,
    years: yearsOf(
      city,
      children.map(({ code }) => code),
    ),
  }
}

function secondLevel(
  node: FrameworkNode,
  city: CityAnalysis,
  results: Results,
  plan: AnalysisPlan,
): NodeReport {
  const at = plan.nodes.indexOf(node.code)
  const publishing = { design: city.frame.design, thresholds: plan.recipe.thresholds }
  const people = isReadable(city.mark)
    ? figureOf(city.people[at] ?? null, 1, publishing)
    : emptyFigure(city.mark)
  const objective = city.objective.scores[at]!
  const flag = flagOf(city, results, node.code)
  return {
    code: node.code,
    level: 'second',
    people,
    objective: Number.isNaN(objective) ? null : objective,
    blended: blendedFigure(compositeFigure(city, results.blended?.secondLevel[node.code]), people, flag),
    peopleShare: effectiveSide(flag, node.peopleShare ?? 1).share ?? 0,
    flag,
    years: yearsOf(city, [node.code]),
  }
}

/** Those who gave the people score stand behind the blend; without the objective side the blend is that score. */
function blendedFigure(blended: Figure, people: Figure, flag: BlendFlag | null): Figure {
  if (blended.value === null || flag === 'people-missing') return { ...blended, n: null, effectiveN: null }
  if (flag === 'objective-missing') return people
  return { ...blended, n: people.n, effectiveN: people.effectiveN, mark: people.mark }
}

/** Which side an index lacks in this city. Without any result nothing of the people's side is to be read. */
function flagOf(city: CityAnalysis, results: Results, code: string): BlendFlag | null {
  if (results.blended) return results.blended.flags[code] ?? null
  return city.objective.figures.some(({ node }) => node === code) ? 'people-missing' : 'both-missing'
}

function effectiveSide(
  flag: BlendFlag | null,
  nominal: number,
): { flag: BlendFlag | null; share: number | null } {
  if (flag === 'both-missing') return { flag, share: null }
  if (flag === 'people-missing') return { flag, share: 0 }
  return { flag, share: flag === 'objective-missing' ? 1 : nominal }
}

function weightedMean<Side extends { weight: number }>(
  sides: Side[],
  valueOf: (side: Side) => number,
): number | null {
  const total = sides.reduce((sum, { weight }) => sum + weight, 0)
  return total > 0 ? sides.reduce((sum, side) => sum + side.weight * valueOf(side), 0) / total : null
}

function yearsOf({ objective }: CityAnalysis, nodes: string[]): number[] {
  const years = objective.figures.filter(({ node }) => nodes.includes(node)).map(({ year }) => year)
  return [...new Set(years)].sort((a, b) => a - b)
}
