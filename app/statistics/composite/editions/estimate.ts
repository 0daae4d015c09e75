import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** A score with what its sampling error allows us to say. Nothing in it is ever NaN or infinite. */
export interface ScoreEstimate {
  score: number | null
  /** standard error caused by the survey; null where it cannot be told */
  se: number | null
  ciLower: number | null
  ciUpper: number | null
}

/** The z of a two-sided normal interval: 1.959964 for a level of 0.95. */
export function normalMultiplier(level: number): number {
  return normalQuantile(1 - (1 - level) / 2, 0, 1)
}

/**
 * Score, standard error and normal interval, with null for what is missing.
 *
 * @param score NaN is missing
 * @param variance NaN is unknown; a rounding error below 0 counts as 0
 * @param multiplier `normalMultiplier(level)`
 */
export function scoreEstimate(score: number, variance: number, multiplier: number): ScoreEstimate {
  if (!Number.isFinite(score)) return { score: null, se: null, ciLower: null, ciUpper: null }
  if (!Number.isFinite(variance)) return { score, se: null, ciLower: null, ciUpper: null }
  const se = Math.sqrt(Math.max(0, variance))
  return { score, se, ciLower: score - multiplier * se, ciUpper: score + multiplier * se }
}

/**
 * Variance of a linear (or linearised) combination: gᵀ Σ g.
 *
 * @param gradient length k; components that are 0 need no covariance
 * @param covariance k × k, row by row
 * @returns NaN when a needed covariance is unknown
 */
export function varianceAlong(gradient: ArrayLike<number>, covariance: ArrayLike<number>): number {
  const k = gradient.length
  let variance = 0
  for (let row = 0; row < k; row++) {
    const left = gradient[row] ?? 0
    if (left === 0) continue
    for (let column = 0; column < k; column++) {
      const right = gradient[column] ?? 0
      if (right !== 0) variance += left * right * (covariance[row * k + column] ?? NaN)
    }
  }
  return variance
}
