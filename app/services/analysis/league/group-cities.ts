import { aggregateCities, type CityAggregate } from '#app/statistics/composite/editions/city-aggregates.ts'
import type { ScoreEstimate } from '#app/statistics/composite/editions/estimate.ts'
import { designOfGroups } from '#app/survey/reports/design-of-groups.ts'
import {
  EDITIONS,
  type CityLine,
  type Edition,
  type Figure,
  type GroupLine,
} from '#app/survey/reports/report.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { isPublic, markOf, NO_FIGURE } from '../city/figures.ts'
import { groupOf } from './group-labels.ts'

const GROUPINGS: GroupLine['by'][] = ['all', 'cluster', 'adminLevel', 'province']

/**
 * Figures over groups of cities. Only figures that everyone may read enter, so the total of a group minus its
 * published cities is nothing. Designs are not mixed: where there is an invited sample, open participation stays out.
 */
export function groupCities(lines: CityLine[], recipe: AnalysisRecipe): GroupLine[] {
  const one = designOfGroups(lines)
  const entering = lines.filter(({ design, mark }) => design === one && isPublic(mark))
  return GROUPINGS.flatMap((by) => {
    const groups = new Map<string, { label: GroupLine['label']; members: CityLine[] }>()
    for (const line of entering) {
      const group = groupOf(by, line.city)
      if (!group) continue
      const known = groups.get(group.key)
      if (known) known.members.push(line)
      else groups.set(group.key, { label: group.label, members: [line] })
    }
    return Array.from(groups, ([key, { label, members }]) => groupLine(by, key, label, members, recipe)).sort(
      (a, b) => (a.key < b.key ? -1 : 1),
    )
  })
}

function groupLine(
  by: GroupLine['by'],
  key: string,
  label: GroupLine['label'],
  members: CityLine[],
  recipe: AnalysisRecipe,
): GroupLine {
  const byEdition = EDITIONS.map((edition): [Edition, ReturnType<typeof overCities>] => [
    edition,
    overCities(members, (line) => line.index[edition], recipe),
  ])
  const sides = Object.fromEntries(byEdition) as Record<Edition, ReturnType<typeof overCities>>
  return {
    by,
    key,
    label,
    cities: members.length,
    residents: { people: sides.people.residents, blended: sides.blended.residents },
    plain: { people: sides.people.plain, blended: sides.blended.plain },
    smileRate: overCities(members, (line) => line.smileRate, recipe).residents,
  }
}

/** Both figures over those cities whose own figure everyone may read. */
function overCities(members: CityLine[], figureOf: (line: CityLine) => Figure, recipe: AnalysisRecipe) {
  const cities = members.filter((line) => isPublic(figureOf(line).mark) && figureOf(line).value !== null)
  const [aggregate] = aggregateCities(
    cities.map((line) => {
      const { value: score, se } = figureOf(line)
      return { city: line.city.code, score, se, population: line.city.population15Plus, group: 'all' }
    }),
    { level: recipe.estimation.confidenceLevel },
  )
  const populated = cities.filter(({ city }) => (city.population15Plus ?? 0) > 0)
  const figure = (
    of: (aggregate: CityAggregate) => ScoreEstimate,
    lines: CityLine[],
    weightOf: (line: CityLine) => number,
  ) => (aggregate ? groupFigure(of(aggregate), lines, figureOf, weightOf, recipe) : NO_FIGURE)
  return {
    residents: figure(
      ({ ofResidents }) => ofResidents,
      populated,
      ({ city }) => city.population15Plus ?? 0,
    ),
    plain: figure(
      ({ ofCities }) => ofCities,
      cities,
      () => 1,
    ),
  }
}

/** n adds up; the effective n is that of strata: (Σ Wᵢ)² / Σ (Wᵢ² / nEffᵢ). */
function groupFigure(
  estimate: ScoreEstimate,
  lines: CityLine[],
  figureOf: (line: CityLine) => Figure,
  weightOf: (line: CityLine) => number,
  { thresholds }: AnalysisRecipe,
): Figure {
  if (estimate.score === null) return NO_FIGURE
  let n = 0
  let total = 0
  let inverse = 0
  for (const line of lines) {
    const figure = figureOf(line)
    n += figure.n ?? 0
    total += weightOf(line)
    inverse += weightOf(line) ** 2 / (figure.effectiveN ?? NaN)
  }
  const effectiveN = total ** 2 / inverse
  const design = lines[0]?.design ?? 'open'
  return {
    value: estimate.score,
    se: estimate.se,
    low: estimate.ciLower,
    high: estimate.ciUpper,
    n,
    effectiveN,
    deff: null,
    mark: markOf(n, effectiveN, { design, thresholds }),
  }
}
