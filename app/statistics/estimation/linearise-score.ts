import type { StratumScales } from '../variance/stratum-scales.ts'
import type { CityWeighting } from '../weighting/weigh-city.ts'
import type { ScoreMoments, UnitTotals } from './unit-totals.ts'

/**
 * Linearised values of a Hájek mean, with the raking residual taken, centred by stratum and scaled so that
 * Σz² is the variance of the mean and Σ z_a z_b a covariance:
 *
 *   z = √((1 - n/N) n/(n-1)) (w(y - ȳ)/Σw + shift(unit) - stratum mean)
 *
 * Shift, stratum mean and scale are the same for all rows of a unit, so rows are touched once.
 *
 * @param z length n, overwritten
 * @returns the variance
 */
export function lineariseScore(
  { units, shiftOf }: CityWeighting,
  { mean, totalWeight }: ScoreMoments,
  { origin, count, total }: UnitTotals,
  scales: StratumScales,
  sampled: Float64Array,
  values: Float64Array,
  z: Float64Array,
): number {
  const { of, weight, stratum } = units
  const slope = new Float64Array(weight.length)
  const sums = new Float64Array(weight.length)
  for (let u = 0; u < weight.length; u++) {
    slope[u] = weight[u]! / totalWeight
    sums[u] = slope[u]! * (total[u]! - (mean - origin) * count[u]!)
  }
  const added = shiftOf ? shiftOf(sums) : new Float64Array(weight.length)
  const centre = new Float64Array(sampled.length)
  for (let u = 0; u < sums.length; u++) centre[stratum[u]!]! += sums[u]! + units.count[u]! * added[u]!
  for (let h = 0; h < centre.length; h++) {
    centre[h] = scales.centred[h] === 1 && sampled[h]! > 0 ? centre[h]! / sampled[h]! : 0
  }
  for (let u = 0; u < sums.length; u++) {
    const root = scales.root[stratum[u]!]!
    added[u] = (added[u]! - centre[stratum[u]!]!) * root
    slope[u]! *= root
  }
  return fillColumn(of, values, mean, added, slope, z)
}

/** z = added(unit) + slope(unit) (y - mean), missing y counting as the mean; returns Σz². */
function fillColumn(
  of: Int32Array,
  values: Float64Array,
  mean: number,
  added: Float64Array,
  slope: Float64Array,
  z: Float64Array,
): number {
  let sum = 0
  for (let i = 0; i < of.length; i++) {
    const u = of[i]!
    const distance = values[i]! - mean
    const zi = distance === distance ? added[u]! + slope[u]! * distance : added[u]!
    z[i] = zi
    sum += zi * zi
  }
  return sum
}
