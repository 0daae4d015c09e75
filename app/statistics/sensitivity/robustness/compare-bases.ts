import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { schemeLeague } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import type { RunSettings } from './leave-one-out.ts'

/** Score and place of a city on one basis. */
export interface ScoreAndPlace {
  score: number | null
  /** null for a city without a place */
  place: { rank: number; low: number; high: number } | null
}

export interface BasisDifference {
  city: string
  one: ScoreAndPlace
  other: ScoreAndPlace
  /** other minus one; null where one of them is missing */
  score: number | null
  /** places up (positive) or down from one to the other */
  places: number | null
}

/**
 * The same scheme on two bases of the same cities, city by city: with and without flagged responses, for instance.
 *
 * @throws Refusal of `runScheme`
 */
export function compareBases(
  one: IndexBasis,
  other: IndexBasis,
  { scheme, edition, level }: RunSettings,
): BasisDifference[] {
  const [first, second] = [one, other].map((basis) => {
    const run = runScheme(basis, scheme, { edition, level })
    const places = new Map(schemeLeague(basis, run.cities, { level }).map((place) => [place.city, place]))
    const scores = new Map(run.cities.map(({ city, index }) => [city, index.score]))
    return (city: string): ScoreAndPlace => {
      const place = places.get(city)
      return {
        score: scores.get(city) ?? null,
        place: place ? { rank: place.rank, low: place.low, high: place.high } : null,
      }
    }
  })
  return one.cities.map(({ city }) => {
    const before = first!(city)
    const after = second!(city)
    return {
      city,
      one: before,
      other: after,
      score: before.score === null || after.score === null ? null : after.score - before.score,
      places: before.place && after.place ? before.place.rank - after.place.rank : null,
    }
  })
}
