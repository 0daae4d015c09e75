import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'
import type { CityResult } from '../build-editions.ts'
import type { IndexBasis } from './scheme.ts'

/** Where a city stands in the league of one scheme. */
export interface LeaguePlace {
  city: string
  rank: number
  /** simultaneous Holm set */
  low: number
  high: number
  tier: number
}

/**
 * The league table of a scheme: the cities that may have a place, with simultaneous rank sets and tiers.
 *
 * @param results of `runScheme`
 */
export function schemeLeague(
  { cities }: Pick<IndexBasis, 'cities'>,
  results: CityResult[],
  { level }: { level: number },
): LeaguePlace[] {
  const placed = new Set(cities.flatMap(({ city, placed: may }) => (may ? [city] : [])))
  const ranked = results.filter(
    ({ city, index }) => placed.has(city) && index.score !== null && index.se !== null,
  )
  const scores = ranked.map(({ index }) => index.score)
  const ses = ranked.map(({ index }) => index.se)
  const sets = rankCities(scores, ses, { level, method: 'simultaneousHolm' })
  const tiers = tiersOf(scores, ses, { level })
  return ranked.map(({ city }, at) => {
    const { rank, low, high } = sets[at]!
    return { city, rank, low, high, tier: tiers[at]! }
  })
}

/** How far two leagues of the same cities are apart. */
export interface LeagueShift {
  /** cities in both */
  cities: number
  moved: number
  meanShift: number
  /** the city that moved most, by its places up (positive) or down; null when none moved */
  furthest: { city: string; places: number } | null
  /** cities whose rank sets do not overlap */
  apart: number
}

/** Compares ranks city by city: places up are positive. */
export function compareLeagues(before: LeaguePlace[], after: LeaguePlace[]): LeagueShift {
  const earlier = new Map(before.map((place) => [place.city, place]))
  const both = after.flatMap((now) => {
    const then = earlier.get(now.city)
    return then ? [{ city: now.city, places: then.rank - now.rank, then, now }] : []
  })
  const moved = both.filter(({ places }) => places !== 0)
  const [furthest] = moved.toSorted(
    (a, b) => Math.abs(b.places) - Math.abs(a.places) || (a.city < b.city ? -1 : 1),
  )
  return {
    cities: both.length,
    moved: moved.length,
    meanShift:
      both.length === 0 ? 0 : both.reduce((sum, { places }) => sum + Math.abs(places), 0) / both.length,
    furthest: furthest ? { city: furthest.city, places: furthest.places } : null,
    apart: both.filter(({ then, now }) => now.low > then.high || now.high < then.low).length,
  }
}
