/** Weighted moments of one column over the rows that have a value and a weight. */
export interface ScoreMoments {
  n: number
  totalWeight: number
  mean: number
  /** Kish: n / (n Σw² / (Σw)²) over the rows used */
  effectiveN: number
  /** variance of the mean under simple random sampling with replacement of n: S²/n */
  simpleVariance: number
}

/**
 * Hájek mean Σwy/Σw with what its effective sample size and design effect need, in two passes, and the
 * linearised values zᵢ = wᵢ (yᵢ - ȳ) / Σw, 0 for rows without a value or outside the domain.
 *
 * @param weights 0 outside the domain
 * @param z length n, overwritten
 * @returns null when no row has both value and weight
 */
export function scoreMoments(
  weights: Float64Array,
  values: Float64Array,
  z: Float64Array,
): ScoreMoments | null {
  let n = 0
  let totalWeight = 0
  let totalSquares = 0
  let total = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    const y = values[i]!
    if (w === 0 || y !== y) continue
    n++
    totalWeight += w
    totalSquares += w * w
    total += w * y
  }
  if (n === 0) {
    z.fill(0)
    return null
  }
  const mean = total / totalWeight
  const unit = 1 / totalWeight
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!
    const distance = values[i]! - mean
    if (w === 0 || distance !== distance) {
      z[i] = 0
      continue
    }
    const wd = w * unit * distance
    z[i] = wd
    squares += wd * distance
  }
  return {
    n,
    totalWeight,
    mean,
    effectiveN: (totalWeight * totalWeight) / totalSquares,
    simpleVariance: n > 1 ? squares / (n - 1) : 0,
  }
}
