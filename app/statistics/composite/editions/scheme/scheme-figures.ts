import { readIndexTree, type IndexNode } from '../index-tree.ts'
import type { PeopleShare } from '../people-share.ts'
import type { SchemeRun } from './run-scheme.ts'
import { compareLeagues, schemeLeague, type LeaguePlace, type LeagueShift } from './scheme-league.ts'
import type { IndexBasis } from './scheme.ts'

/** What a run gives to look at: plain values, nothing is NaN. */
export interface SchemeFigures {
  cities: {
    city: string
    score: number | null
    low: number | null
    high: number | null
    place: Omit<LeaguePlace, 'city'> | null
    shift: number | null
  }[]
  peopleShare: PeopleShare
  weights: Record<string, number>
  ratios: Record<string, number>
  spreads: Record<string, { sd: number | null; min: number; max: number }>
  /** standard errors of weights that residents voted for, by index */
  errors: Record<string, number | null>
  shift: LeagueShift
}

/**
 * Scores with intervals, rank sets, tiers, weights and people shares of a run, and how its ranks differ from the
 * official league.
 *
 * @param official the league of the official run; null when this is the official run itself
 */
export function schemeFigures(
  basis: IndexBasis,
  run: SchemeRun,
  official: LeaguePlace[] | null,
  options: { level: number },
): SchemeFigures {
  const league = schemeLeague(basis, run.cities, options)
  const placeOf = new Map(league.map(({ city, ...place }) => [city, place]))
  const rankOf = new Map((official ?? league).map(({ city, rank }) => [city, rank]))
  return {
    cities: run.cities.map(({ city, index }) => {
      const place = placeOf.get(city) ?? null
      const before = rankOf.get(city)
      const shift = place && before !== undefined ? before - place.rank : null
      return { city, score: index.score, low: index.ciLower, high: index.ciUpper, place, shift }
    }),
    peopleShare: run.peopleShare,
    weights: shareAmongSiblings(run.tree),
    ratios: Object.fromEntries(
      run.families.flatMap(({ parent, consistencyRatio }) =>
        consistencyRatio === null ? [] : [[parent, consistencyRatio]],
      ),
    ),
    spreads: Object.assign({}, ...run.families.map(({ spread }) => spread ?? {})) as SchemeFigures['spreads'],
    errors: Object.assign({}, ...run.families.map(({ error }) => error ?? {})) as SchemeFigures['errors'],
    shift: compareLeagues(official ?? league, league),
  }
}

function shareAmongSiblings(nodes: IndexNode[]): Record<string, number> {
  const { firstLevel, secondLevel } = readIndexTree(nodes)
  const families = [
    firstLevel,
    ...firstLevel.map(({ children }) => children.flatMap((at) => secondLevel[at] ?? [])),
  ]
  return Object.fromEntries(
    families.flatMap((family) => {
      const total = family.reduce((sum, { weight }) => sum + weight, 0)
      return family.map(({ code, weight }): [string, number] => [code, weight / total])
    }),
  )
}
