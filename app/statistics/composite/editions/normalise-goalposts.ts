import { Refusal } from '#app/statistics/refusal.ts'
import { quantileOfSorted, sortedPresent } from '#app/statistics/composite/columns/quantile.ts'

/** The two ends of a scale, fixed once. `low` < `high` whatever the direction. */
export interface Goalposts {
  low: number
  high: number
  /** 1: more is better; -1: less is better */
  direction: 1 | -1
  /** the score at the better goalpost, usually 100 */
  scale: number
  /** cut scores to 0..scale */
  truncate: boolean
}

/**
 * Places values between two fixed goalposts.
 *
 *   score = scale (x - low) / (high - low)   or   scale (high - x) / (high - low) when less is better
 *
 * @param values length n, in the indicator's own unit; NaN is missing and stays missing
 * @returns length n; linear in x unless truncated, so standard errors are multiplied by `goalpostSlope`
 * @throws Refusal GOALPOSTS_EQUAL
 */
export function normaliseGoalposts(values: Float64Array, goalposts: Goalposts): Float64Array {
  const { low, high, direction, scale, truncate } = goalposts
  const range = goalpostRange(goalposts)
  return values.map((x) => {
    const share = direction === 1 ? (x - low) / range : (high - x) / range
    return scale * (truncate ? Math.min(1, Math.max(0, share)) : share)
  })
}

/** Change of the score per unit of the indicator, where it is not truncated. */
export function goalpostSlope(goalposts: Goalposts): number {
  return (goalposts.direction * goalposts.scale) / goalpostRange(goalposts)
}

/**
 * Goalposts at two percentiles of the reference cities (type 7), computed once and kept with the framework.
 *
 * @param reference one value per reference city; NaN is missing
 * @param options.lower, options.upper probabilities, by default of the official scheme 0.05 and 0.95
 * @throws Refusal TOO_FEW_UNITS with fewer than three values, GOALPOSTS_EQUAL when both percentiles coincide
 */
export function percentileGoalposts(
  reference: Float64Array,
  options: { lower: number; upper: number; direction: 1 | -1; scale: number; truncate: boolean },
): Goalposts {
  const { lower, upper, ...rest } = options
  const sorted = sortedPresent(reference)
  if (sorted.length < 3) {
    throw new Refusal(
      'TOO_FEW_UNITS',
      { values: sorted.length },
      'Goalposts need at least three reference values.',
    )
  }
  const goalposts = {
    low: quantileOfSorted(sorted, lower),
    high: quantileOfSorted(sorted, upper),
    ...rest,
  }
  goalpostRange(goalposts)
  return goalposts
}

function goalpostRange({ low, high }: Goalposts): number {
  if (high > low && Number.isFinite(high - low)) return high - low
  throw new Refusal('GOALPOSTS_EQUAL', { low, high }, 'The low goalpost is not below the high goalpost.')
}
