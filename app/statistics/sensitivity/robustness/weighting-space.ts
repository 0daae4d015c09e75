import { combineChildren, type Aggregation } from '#app/statistics/composite/editions/combine-children.ts'
import type { RandomSource } from '#app/statistics/random.ts'
import { RankTally } from '../rank-tally.ts'

/** In which share of all weightings a city does as well; null for a city without a score. */
export interface WeightingShares {
  first: number | null
  topTen: number | null
  /** stays among the places that its official tier takes */
  keepsTier: number | null
}

const TOP = 10

/**
 * The league under every weighting of the first-level indices: weights uniform on the simplex, the scheme's own mean.
 * Weights within the first-level indices stay.
 *
 * @param scores by city one score per first-level index, NaN is missing
 * @param tiers by city the number of its official tier; tier after tier takes the places from 1 on
 * @throws Refusal of `combineChildren`
 *
 * Source: uniform weights by exponential spacings, Devroye (1986), Non-Uniform Random Variate Generation, chapter 5.
 */
export function weightingSpace(
  scores: readonly Float64Array[],
  tiers: readonly number[],
  {
    mean,
    replications,
    place,
  }: {
    mean: Aggregation
    replications: number
    /** of a city, for refusals */
    place: (row: number) => { node: string; city: string }
  },
  random: RandomSource,
): WeightingShares[] {
  const tally = new RankTally(scores.length)
  const drawn = new Float64Array(scores.length)
  const children = scores[0]?.length ?? 0
  for (let replication = 0; replication < replications; replication++) {
    const weights = Float64Array.from({ length: children }, random.exponential)
    scores.forEach((own, row) => (drawn[row] = combineChildren(own, weights, mean, place(row)).value))
    tally.add(drawn)
  }
  const first = tally.probabilityTop(1)
  const topTen = tally.probabilityTop(TOP)
  const lastOfTier = (tier: number) => tiers.filter((other) => other <= tier).length
  const upTo = new Map([0, ...tiers].map((tier) => [tier, tally.probabilityTop(lastOfTier(tier))] as const))
  return tiers.map((tier, row) => {
    const within = upTo.get(tier)?.[row] ?? null
    const better = upTo.get(Math.max(0, ...tiers.filter((other) => other < tier)))?.[row] ?? null
    return {
      first: first[row] ?? null,
      topTen: topTen[row] ?? null,
      keepsTier: within === null || better === null ? null : within - better,
    }
  })
}
