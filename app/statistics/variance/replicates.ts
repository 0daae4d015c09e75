/** Sets of weights whose spread over replicates is the variance. */
export interface Replicates {
  /** full weights of each replicate, length n each */
  weights: Float64Array[]
  /** variance = scale Σ rscales (replicate - centre)² */
  scale: number
  rscales: Float64Array
  /** centre on the full-sample estimate instead of the mean of the replicates */
  mse: boolean
}

/**
 * Covariance of k estimates from their replicates. A replicate in which one of them does not exist is
 * left out of all.
 *
 * @param estimates length k, full sample
 * @param values one array of length k per replicate
 * @returns k × k, row-major; NaN when no replicate is left
 */
export function replicateCovariance(
  { scale, rscales, mse }: Replicates,
  estimates: ArrayLike<number>,
  values: Float64Array[],
): Float64Array {
  const k = estimates.length
  const usable = values.map((value) => value.every(Number.isFinite))
  const centre = Float64Array.from(estimates)
  if (!mse) {
    const counted = values.filter((_, r) => usable[r] && rscales[r]! > 0)
    for (let a = 0; a < k; a++)
      centre[a] = counted.reduce((sum, value) => sum + value[a]!, 0) / counted.length
  }
  const covariance = new Float64Array(k * k)
  if (!usable.some(Boolean)) return covariance.fill(Number.NaN)
  values.forEach((value, r) => {
    if (!usable[r]) return
    for (let a = 0; a < k; a++) {
      const scaled = scale * rscales[r]! * (value[a]! - centre[a]!)
      for (let b = 0; b < k; b++) covariance[a * k + b]! += scaled * (value[b]! - centre[b]!)
    }
  })
  return covariance
}
