import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'
import type { RankSet } from '#app/statistics/composite/ranking/rank-sets.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { firstPlaceKept } from './first-place-kept.ts'
import { rankOwnWeights, type OwnPlace, type PublishedCity } from './rank-own-weights.ts'

/** What a release publishes of its ranked cities. */
interface Basis {
  level: number
  confidenceLevel: number
  letters: readonly { weight: number }[]
  cities: readonly (PublishedCity & { code: string; tier: number; league: { low: number; high: number } })[]
}

interface Line {
  code: string
  score: number | null
  low: number | null
  high: number | null
  set: RankSet | null
  tier: number | null
}

/** Small changes of the weights: each up to a fifth larger or smaller. */
const SPREAD = 0.2
const DRAWS = 1000
const SEED = 1
const LAST = Number.MAX_SAFE_INTEGER

/**
 * A reader's own ranking with all that its page says: places as sets, tiers, intervals, and how far it holds. The same
 * weights give the same page wherever they are computed.
 *
 * @param weights ≥ 0, one per letter
 * @throws Refusal ZERO_TOTAL_WEIGHT
 */
export function ownRanking(basis: Basis, weights: readonly number[]) {
  const { cities, letters, level, confidenceLevel } = basis
  const official = letters.map(({ weight }) => weight)
  const places = rankOwnWeights(cities, { own: weights, official }, { level })
  const multiplier = normalMultiplier(confidenceLevel)
  const lines = cities
    .map(({ code }, at) => lineOf(code, places[at]!, multiplier))
    .sort((a, b) => (a.tier ?? LAST) - (b.tier ?? LAST) || (b.score ?? -1) - (a.score ?? -1))
  const withErrors = cities.map(({ scores }, at) => ({ scores, se: places[at]!.se }))
  const first = firstPlaceKept(withErrors, weights, { draws: DRAWS, spread: SPREAD }, seededRandom(SEED))
  return {
    lines,
    ranked: lines.filter(({ set }) => set !== null).length,
    tiers: Math.max(0, ...places.map(({ tier }) => tier ?? 0)),
    releaseTiers: Math.max(0, ...cities.map(({ tier }) => tier)),
    meetSet: cities.filter(({ league }, at) => {
      const set = places[at]!.set
      return set !== null && set.low <= league.high && league.low <= set.high
    }).length,
    keepTier: cities.filter(({ tier }, at) => places[at]!.tier === tier).length,
    mayBeFirst: lines.filter(({ set }) => set?.low === 1).map(({ code }) => code),
    first: first && {
      code: cities[first.city]!.code,
      byWeights: first.byWeights,
      withError: first.withError,
    },
  }
}

function lineOf(code: string, { score, se, set, tier }: OwnPlace, multiplier: number): Line {
  const reach = se === null ? null : multiplier * se
  return {
    code,
    score,
    low: score === null || reach === null ? null : score - reach,
    high: score === null || reach === null ? null : score + reach,
    set,
    tier,
  }
}
