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

/**
 * Mean of the children that are there; a child of weight 0 is left out.
 *
 *   arithmetic   Σ w v / Σ w             geometric    exp(Σ w ln v / Σ w)
 *   harmonic     Σ w / Σ (w / v)         generalised  (Σ w vᵖ / Σ w)^(1/p)
 *   median       of the values, unweighted
 *   mazziottaPareto  m ∓ s²/m of the values, unweighted: `downward` takes the penalty off, `upward` adds it
 *
 * @param values one per child, NaN is missing
 * @param place node and unit a refusal names
 * @throws Refusal NOT_POSITIVE_FOR_GEOMETRIC_MEAN, ZERO_IN_HARMONIC_MEAN, NO_GENERALISED_MEAN
 */
export function weightedMean(
  values: number[],
  weights: number[],
  { method, p, penalty }: MeanOptions,
  place: { node: string; unit: string },
): number {
  if (method === 'median') return medianOf(Float64Array.from(values))
  if (method === 'mazziottaPareto') return mazziottaPareto(values, penalty ?? 'downward')

  let total = 0
  let sum = 0
  for (const [at, value] of values.entries()) {
    const weight = weights[at] ?? 0
    if (Number.isNaN(value) || weight === 0) continue
    total += weight
    sum += weight * transformed(value, method, p, place)
  }
  if (total === 0) return NaN
  if (method === 'arithmetic') return sum / total
  if (method === 'geometric') return Math.exp(sum / total)
  if (method === 'harmonic') return total / sum
  return (sum / total) ** (1 / (p ?? 1))
}

function transformed(
  value: number,
  method: 'arithmetic' | 'geometric' | 'harmonic' | 'generalised',
  p: number | undefined,
  place: { node: string; unit: string },
): number {
  switch (method) {
    case 'arithmetic':
      return value
    case 'geometric':
      if (value > 0) return Math.log(value)
      throw refuse('NOT_POSITIVE_FOR_GEOMETRIC_MEAN', 'geometric', value, 'is not positive', place)
    case 'harmonic':
      if (value !== 0) return 1 / value
      throw refuse('ZERO_IN_HARMONIC_MEAN', 'harmonic', value, 'is zero', place)
    case 'generalised': {
      const power = value ** (p ?? 1)
      if (p !== 0 && !Number.isNaN(power)) return power
      throw refuse('NO_GENERALISED_MEAN', 'generalised', value, `has no mean with p = ${p ?? 1}`, place)
    }
  }
}

function mazziottaPareto(values: number[], penalty: 'downward' | 'upward'): number {
  const mean = meanOf(values)
  const correction = covarianceOf(values, values) / mean
  return penalty === 'downward' ? mean - correction : mean + correction
}

function refuse(
  code: string,
  name: string,
  value: number,
  why: string,
  place: { node: string; unit: string },
): Refusal {
  return new Refusal(
    code,
    { ...place, value },
    `The ${name} mean of ${place.node} cannot be taken for ${place.unit}: the value ${value} ${why}.`,
  )
}
