import type { StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { PER_UNIT, type ScoreMoments, type UnitTotals } from './unit-totals.ts'

/**
 * Linearised values of a Hájek mean, with the raking residual taken, centred by stratum and scaled so that
 * Σz² is the variance of the mean and Σ z_a z_b a covariance:
 *
 *   z = √((1 - n/N) n/(n-1)) (w(y - ȳ)/Σw + shift(unit) - stratum mean)
 *
 * Shift, stratum mean and scale are the same for all rows of a unit, so rows are touched once.
 *
 * @param z length n, in the order of the units: y on the way in, z on the way out
 * @returns the variance
 */
export function lineariseScore(
  { units, shiftOf }: CityWeighting,
  { mean, totalWeight }: ScoreMoments,
  { origin, sums: totals }: UnitTotals,
  scales: StratumScales,
  sampled: Float64Array,
  z: Float64Array,
): number {
  const { count, weight, stratum } = units
  const slope = new Float64Array(weight.length)
  const sums = new Float64Array(weight.length)
  for (let u = 0; u < weight.length; u++) {
    slope[u] = weight[u]! / totalWeight
    sums[u] = slope[u]! * (totals[PER_UNIT * u + 1]! - (mean - origin) * totals[PER_UNIT * u]!)
  }
  const added = shiftOf ? shiftOf(sums) : new Float64Array(weight.length)
  const centre = new Float64Array(sampled.length)
  for (let u = 0; u < sums.length; u++) centre[stratum[u]!]! += sums[u]! + count[u]! * added[u]!
  for (let h = 0; h < centre.length; h++) {
    centre[h] = scales.centred[h] === 1 && sampled[h]! > 0 ? centre[h]! / sampled[h]! : 0
  }
  for (let u = 0; u < sums.length; u++) {
    const root = scales.root[stratum[u]!]!
    added[u] = (added[u]! - centre[stratum[u]!]!) * root
    slope[u]! *= root
  }
  return fillColumn(count, mean, added, slope, z)
}

/** z = added(unit) + slope(unit) (y - mean), missing y counting as the mean; returns Σz². */
function fillColumn(
  count: Float64Array,
  mean: number,
  added: Float64Array,
  slope: Float64Array,
  z: Float64Array,
): number {
  let sum = 0
  let i = 0
  for (let u = 0; u < count.length; u++) {
    const end = i + count[u]!
    const base = added[u]!
    const factor = slope[u]!
    for (; i < end; i++) {
      const distance = z[i]! - mean
      const zi = distance === distance ? base + factor * distance : base
      z[i] = zi
      sum += zi * zi
    }
  }
  return sum
}
