import { Refusal } from '#app/statistics/refusal.ts'
import { rankCities, type RankSet } from '#app/statistics/composite/ranking/rank-sets.ts'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'
import { errorUnderWeights } from './error-under-weights.ts'

/** One ranked city as a release publishes it; the scores below its index in the order of the weights. */
export interface PublishedCity {
  /** 0..100; null where the city has none */
  scores: readonly (number | null)[]
  /** standard errors of the scores */
  ses: readonly (number | null)[]
  /** standard error of the published index; null where that is no plain weighted mean of these scores */
  indexSe: number | null
}

/** A city under a reader's weights. */
export interface OwnPlace {
  /** null where none of its scores has a weight */
  score: number | null
  /** at most */
  se: number | null
  /** simultaneous over all cities */
  set: RankSet | null
  tier: number | null
}

/**
 * Ranks cities under a reader's own weights, from what a release publishes and nothing else.
 *
 *   score = Σ wₖ sₖ / Σ wₖ over the scores the city has, its error as `errorUnderWeights` bounds it
 *
 * Sets of places and tiers are made as the release makes them (Holm, simultaneous over all pairs); errors that are too
 * large rather than too small make the sets too wide rather than too narrow. At the release's own weights every score,
 * set and tier is the release's.
 *
 * @param weights.own ≥ 0, one per score; need not sum to 1
 * @param weights.official the release's, likewise
 * @param options.level of the simultaneous statement
 * @throws Refusal ZERO_TOTAL_WEIGHT
 */
export function rankOwnWeights(
  cities: readonly PublishedCity[],
  weights: { own: readonly number[]; official: readonly number[] },
  options: { level: number },
): OwnPlace[] {
  if (!weights.own.some((weight) => weight > 0)) throw new Refusal('ZERO_TOTAL_WEIGHT')
  const figures = cities.map((city) => scoreOf(city, weights))
  const scores = figures.map((figure) => figure?.score ?? null)
  const ses = figures.map((figure) => figure?.se ?? null)
  const sets = rankCities(scores, ses, { ...options, method: 'simultaneousHolm' })
  const tiers = tiersOf(scores, ses, options)
  return cities.map((_, at) => ({
    score: scores[at] ?? null,
    se: ses[at] ?? null,
    set: sets[at] ?? null,
    tier: tiers[at] ?? null,
  }))
}

function scoreOf(
  { scores, ses, indexSe }: PublishedCity,
  weights: { own: readonly number[]; official: readonly number[] },
): { score: number; se: number } | null {
  const own = sharesOver(scores, weights.own)
  if (!own) return null
  const official = indexSe === null ? null : sharesOver(scores, weights.official)
  return {
    score: own.reduce((sum, share, k) => sum + share * (scores[k] ?? 0), 0),
    se: errorUnderWeights(own, {
      ses: ses.map((se) => se ?? 0),
      official: official && indexSe !== null ? { weights: official, se: indexSe } : null,
    }),
  }
}

/** Shares of the weights over the scores that are there; null when these have no weight. */
function sharesOver(scores: readonly (number | null)[], weights: readonly number[]): number[] | null {
  const kept = weights.map((weight, k) => ((scores[k] ?? null) === null ? 0 : weight))
  const total = kept.reduce((sum, weight) => sum + weight, 0)
  return total > 0 ? kept.map((weight) => weight / total) : null
}
