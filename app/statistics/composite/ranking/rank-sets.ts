import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { Refusal } from '#app/statistics/refusal.ts'

export type RankSetMethod = 'unadjusted' | 'marginalHolm' | 'simultaneousHolm'

/** A place and the places the city could have, given the sampling error. 1 is the highest score. */
export interface RankSet {
  rank: number
  low: number
  high: number
}

/**
 * Rank confidence sets from pair tests between independent estimates.
 *
 *   zᵢⱼ = (xᵢ - xⱼ) / √(seᵢ² + seⱼ²), two-sided
 *   low = 1 + cities significantly better,   high = p - cities significantly worse
 *
 * `marginalHolm` holds the error rate over the p - 1 pairs of one city: for a statement about that city alone.
 * `simultaneousHolm` holds it over all pairs: for a league table.
 *
 * @param scores null is unranked; ties share the best place (1, 2, 2, 4)
 * @param ses standard errors ≥ 0, null only where the score is null
 * @returns one set per city, null for a city without a score
 * @throws Refusal MISSING_STANDARD_ERROR naming the rows
 *
 * Source: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91(1), 476-518;
 * Holm (1979), Scandinavian Journal of Statistics 6(2), 65-70.
 */
export function rankCities(
  scores: readonly (number | null)[],
  ses: readonly (number | null)[],
  options: { level: number; method: RankSetMethod },
): (RankSet | null)[] {
  const { places, x, se } = readRanked(scores, ses)
  const told = toldApart(x, se, options)
  const p = places.length
  const sets = new Map<number, RankSet>()
  places.forEach((place, i) => {
    const set = { rank: 1, low: 1, high: p }
    for (let j = 0; j < p; j++) {
      const ahead = (x[j] ?? 0) > (x[i] ?? 0)
      if (ahead) set.rank++
      if (told[i * p + j] !== 1) continue
      if (ahead) set.low++
      else set.high--
    }
    sets.set(place, set)
  })
  return scores.map((_, place) => sets.get(place) ?? null)
}

/**
 * Which pairs can be told apart: entry (i, j) is 1 when the tests made for i tell it apart from j.
 * With `marginalHolm` every unit has tests of its own, so (i, j) and (j, i) may differ.
 *
 * @param x, se p estimates and their standard errors, without missing values
 * @returns p × p, row by row
 */
export function toldApart(
  x: Float64Array,
  se: Float64Array,
  { level, method }: { level: number; method: RankSetMethod },
): Uint8Array {
  const p = x.length
  const distances = new Float64Array(p * p)
  const pairs = new Float64Array((p * (p - 1)) / 2)
  for (let i = 0, pair = 0; i < p; i++) {
    for (let j = i + 1; j < p; j++) {
      const distance = distanceOf(x[i] ?? 0, x[j] ?? 0, se[i] ?? 0, se[j] ?? 0)
      distances[i * p + j] = distance
      distances[j * p + i] = distance
      pairs[pair++] = distance
    }
  }
  const alpha = 1 - level
  const limitOfAll = method === 'simultaneousHolm' ? holmLimit(pairs, alpha) : 0
  const rejected = new Uint8Array(p * p)
  for (let i = 0; i < p; i++) {
    const limit =
      method === 'marginalHolm'
        ? holmLimit(withoutOwn(distances.subarray(i * p, i * p + p), i), alpha)
        : limitOfAll
    for (let j = 0; j < p; j++) {
      const pair = i * p + j
      const distance = distances[pair] ?? 0
      const told = method === 'unadjusted' ? pValue(distance) < alpha : distance >= limit
      if (told && i !== j) rejected[pair] = 1
    }
  }
  return rejected
}

function distanceOf(xi: number, xj: number, sei: number, sej: number): number {
  return xi === xj ? 0 : Math.abs(xi - xj) / Math.hypot(sei, sej)
}

function pValue(distance: number): number {
  return 2 * normalCdf(-distance, 0, 1)
}

/**
 * The least distance that Holm's steps reject: from the largest down, until a p value times the tests left reaches α.
 * Equal distances stand or fall together, since the number of tests left only shrinks.
 */
function holmLimit(distances: Float64Array, alpha: number): number {
  const ordered = distances.slice().sort()
  let limit = Infinity
  for (let left = ordered.length; left > 0; left--) {
    const distance = ordered[left - 1] ?? 0
    if (pValue(distance) * left >= alpha) return limit
    limit = distance
  }
  return limit
}

function withoutOwn(row: Float64Array, own: number): Float64Array {
  return row.filter((_, at) => at !== own)
}

/** The cities that have a score, with their place in the list. */
export function readRanked(scores: readonly (number | null)[], ses: readonly (number | null)[]) {
  const places = scores.flatMap((score, place) => (score === null ? [] : [place]))
  const without = places.filter((place) => !((ses[place] ?? NaN) >= 0))
  if (without.length > 0) {
    const rows = without.map((place) => place + 1)
    throw new Refusal(
      'MISSING_STANDARD_ERROR',
      { rows },
      'A rank set needs the standard error of every score.',
    )
  }
  return {
    places,
    x: Float64Array.from(places, (place) => scores[place] ?? 0),
    se: Float64Array.from(places, (place) => ses[place] ?? 0),
  }
}
