import { total, weightedSum } from '#app/statistics/estimation/requests/targets.ts'

/**
 * Design effect: variance over that of a simple random sample of the same size.
 *
 *   S² = n/(n-1) Σw(y - ȳ)²/Σw,  V(mean) = S²/n,  V(total) = (Σw)² S²/n;
 *   `true` times (1 - n/Σw), `replace` as it is
 *
 * @param nobs n, rows used
 * @returns NaN where the weights stand for fewer people than the sample, or all values are equal
 */
export function designEffect(
  variance: number,
  y: Float64Array,
  weights: Float64Array,
  nobs: number,
  of: 'mean' | 'total',
  kind: boolean | 'replace',
): number {
  const first = y[weights.findIndex((w) => w !== 0)]
  if (y.every((value, i) => weights[i] === 0 || value === first)) return Number.NaN
  const N = total(weights)
  const mean = weightedSum(weights, y) / N
  const spread = weightedSum(
    weights,
    y.map((value) => (value - mean) ** 2),
  )
  const simple = (spread / N / (nobs - 1)) * (of === 'total' ? N * N : 1)
  if (kind === 'replace') return variance / simple
  if (of === 'mean' && N < nobs) return Number.NaN
  return variance / (simple * (1 - nobs / N))
}
