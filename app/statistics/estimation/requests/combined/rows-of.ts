import { Refusal } from '#app/statistics/refusal.ts'
import type { EstimateSpec } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { linearCovariance } from '#app/statistics/estimation/requests/estimates/estimate-linear.ts'

/**
 * The rows of the mean, total or ratio a request names, with their joint covariance.
 *
 * @throws Refusal INVALID_SPEC when there is no such estimate
 */
export function rowsOf(analysis: Analysis, { id, of }: { id: string; of: string }, all: EstimateSpec[]) {
  const named = all.find((estimate) => estimate.id === of)
  if (!named || (named.statistic !== 'mean' && named.statistic !== 'total' && named.statistic !== 'ratio')) {
    throw new Refusal('INVALID_SPEC', { estimate: id, of, expected: 'the id of a mean, total or ratio' })
  }
  return linearCovariance(analysis, named)
}

/** Value Σcθ and variance c'Vc of a linear combination; rows of coefficient 0 do not count, known or not. */
export function combine(
  { values, covariance }: { values: Float64Array; covariance: Float64Array },
  coefficients: Float64Array,
): { value: number; variance: number } {
  const k = values.length
  let value = 0
  let variance = 0
  for (let a = 0; a < k; a++) {
    if (coefficients[a] === 0) continue
    value += coefficients[a]! * values[a]!
    for (let b = 0; b < k; b++) {
      if (coefficients[b] !== 0) variance += coefficients[a]! * coefficients[b]! * covariance[a * k + b]!
    }
  }
  return { value, variance }
}
