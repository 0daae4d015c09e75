import { Refusal } from '#app/statistics/refusal.ts'
import { estimateSobol } from '#app/statistics/sensitivity/sobol-indices.ts'

/** Sobol indices from results that were computed elsewhere. */
export interface SobolEstimatorAnalysis {
  type: 'sobolEstimator'
  N: number
  factors: string[]
  y: number[]
}

/** @throws Refusal INVALID_SPEC when y has not N (k + 2) values */
export function sobolEstimator({ N, factors, y }: SobolEstimatorAnalysis): {
  variance: number
  first: (number | null)[]
  total: (number | null)[]
} {
  const needed = N * (factors.length + 2)
  if (y.length !== needed) {
    const message = `The Sobol estimator needs ${needed} values, not ${y.length}.`
    throw new Refusal('INVALID_SPEC', { needed, given: y.length }, message)
  }
  const { variance, first, total } = estimateSobol(y, N, factors.length)
  return { variance, first, total }
}
