import type { RandomSource } from '#app/statistics/random.ts'
import { RankTally } from './rank-tally.ts'

/**
 * Ranks under all possible weightings: weights uniform on the simplex, scores the weighted means of what is there.
 *
 * @param columns one per indicator, more is better, NaN is missing
 * @returns places over the replications
 *
 * Source: uniform weights by exponential spacings, Devroye (1986), Non-Uniform Random Variate Generation, chapter 5.
 */
export function weightSpace(columns: Float64Array[], replications: number, random: RandomSource): RankTally {
  const units = columns[0]?.length ?? 0
  const tally = new RankTally(units)
  const sums = new Float64Array(units)
  const totals = new Float64Array(units)
  for (let replication = 0; replication < replications; replication++) {
    sums.fill(0)
    totals.fill(0)
    for (const column of columns) {
      const weight = random.exponential()
      for (let unit = 0; unit < units; unit++) {
        const value = column[unit] ?? NaN
        if (Number.isNaN(value)) continue
        sums[unit] = (sums[unit] ?? 0) + weight * value
        totals[unit] = (totals[unit] ?? 0) + weight
      }
    }
    tally.add(sums.map((sum, unit) => sum / (totals[unit] ?? NaN)))
  }
  return tally
}
