import type { RandomSource } from '#app/statistics/random.ts'
import { RankTally } from './rank-tally.ts'

/**
 * Ranks when every score is disturbed by its own sampling error, normal and independent between units.
 *
 * Percentiles of such ranks are too narrow to be read as intervals of a rank; they serve for
 * "probability of the top ten" and of a band.
 *
 * @param scores NaN is unranked
 * @param errors standard errors, one per score
 */
export function scoreNoise(
  scores: Float64Array,
  errors: Float64Array,
  replications: number,
  random: RandomSource,
): RankTally {
  const tally = new RankTally(scores.length)
  const drawn = new Float64Array(scores.length)
  for (let replication = 0; replication < replications; replication++) {
    for (let unit = 0; unit < scores.length; unit++) {
      drawn[unit] = (scores[unit] ?? NaN) + (errors[unit] ?? NaN) * random.normal()
    }
    tally.add(drawn)
  }
  return tally
}
