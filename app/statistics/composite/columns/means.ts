import { Refusal } from '#app/statistics/refusal.ts'
import { covarianceOf, meanOf } from './moments.ts'
import { medianOf } from './quantile.ts'

export type MeanMethod =
  'arithmetic' | 'geometric' | 'harmonic' | 'generalised' | 'median' | 'mazziottaPareto'

export interface MeanOptions {
  method: MeanMethod
  /** exponent of the generalised mean, not 0 */
  p?: number | undefined
  penalty?: 'downward' | 'upward' | undefined
}

/** Means that are a weighted arithmetic mean of transformed values, turned back. */
export type TransformedMean = Exclude<MeanMethod, 'median' | 'mazziottaPareto'>

/** The value whose weighted mean is taken; NaN where the mean is not defined for it. */
export function towardsMean(value: number, method: TransformedMean, p: number): number {
  switch (method) {
    case 'arithmetic':
      return value
    case 'geometric':
      return value > 0 ? Math.log(value) : NaN
    case 'harmonic':
      return value === 0 ? NaN : 1 / value
    case 'generalised':
      return p === 0 ? NaN : value ** p
  }
}

/** Turns the mean of transformed values back. */
export function fromMean(mean: number, method: TransformedMean, p: number): number {
  switch (method) {
    case 'arithmetic':
      return mean
    case 'geometric':
      return Math.exp(mean)
    case 'harmonic':
      return 1 / mean
    case 'generalised':
      return mean ** (1 / p)
  }
}

/** Median or Mazziotta-Pareto index of the values that are there, without weights. */
export function unweightedMean(values: Float64Array, { method, penalty }: MeanOptions): number {
  if (method === 'median') return medianOf(values)
  const mean = meanOf(values)
  const correction = covarianceOf(values, values) / mean
  return penalty === 'upward' ? mean + correction : mean - correction
}

const REFUSALS: Record<TransformedMean, { code: string; why: string }> = {
  arithmetic: { code: 'NO_ARITHMETIC_MEAN', why: 'is not a number' },
  geometric: { code: 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN', why: 'is not positive' },
  harmonic: { code: 'ZERO_IN_HARMONIC_MEAN', why: 'is zero' },
  generalised: { code: 'NO_GENERALISED_MEAN', why: 'has no mean with this exponent' },
}

/** Says for which node and unit a mean is not defined. */
export function refuseMean(
  value: number,
  method: TransformedMean,
  place: { node: string; unit: string },
): Refusal {
  const { code, why } = REFUSALS[method]
  const message = `The ${method} mean of ${place.node} cannot be taken for ${place.unit}: the value ${value} ${why}.`
  return new Refusal(code, { ...place, value }, message)
}
