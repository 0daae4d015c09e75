import { sum } from '../numeric/sum.ts'

/** What a set of weights looks like; every figure counts only rows with weight not 0. */
export interface WeightSummary {
  n: number
  sum: number
  sumOfSquares: number
  min: number
  max: number
  cv: number
  kishDeff: number
  effectiveN: number
}

/**
 * Summary of final weights.
 *
 *   cv = √(mean((w - w̄)²)) / w̄,  kishDeff = n Σw² / (Σw)² = 1 + cv²,  effectiveN = n / kishDeff
 *
 * The squares are taken of w/max, so weights of any size neither overflow nor vanish. Equal weights have
 * a cv of exactly 0.
 *
 * @returns null when no row carries weight
 * Source: Kish (1992), Journal of Official Statistics 8(2), 183-200.
 */
export function summariseWeights(weights: Float64Array): WeightSummary | null {
  const used = weights.filter((w) => w !== 0)
  const n = used.length
  if (n === 0) return null
  const total = sum(used)
  let min = Infinity
  let max = -Infinity
  for (const w of used) {
    if (w < min) min = w
    if (w > max) max = w
  }
  const scale = Math.max(Math.abs(min), Math.abs(max))
  const squares = min === max ? n : sum(used.map((w) => (w / scale) ** 2))
  const mean = total / n
  const cv = min === max ? 0 : Math.sqrt(sum(used.map((w) => (w / mean - 1) ** 2)) / n)
  const kishDeff = min === max ? 1 : (n * squares) / (total / scale) ** 2
  return {
    n,
    sum: total,
    sumOfSquares: squares * scale * scale,
    min,
    max,
    cv,
    kishDeff,
    effectiveN: n / kishDeff,
  }
}
