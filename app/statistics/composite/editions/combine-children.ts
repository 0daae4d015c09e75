import { Refusal } from '#app/statistics/refusal.ts'

export type Aggregation = 'arithmetic' | 'geometric' | 'harmonic'

/** A node computed from its children, and how it moves with each of them. */
export interface Combined {
  /** NaN when no child is there */
  value: number
  /** ∂value / ∂child, 0 for a missing child */
  gradient: Float64Array
  /** share of each child in the node after missing children are left out; sums to 1 */
  shares: Float64Array
}

/**
 * Weighted mean of the children that are there; a child of weight 0 is left out.
 *
 *   arithmetic  v = Σ wᵢ vᵢ / Σ wᵢ,            ∂v/∂vᵢ = wᵢ / Σ w
 *   geometric   v = exp(Σ wᵢ ln vᵢ / Σ wᵢ),    ∂v/∂vᵢ = (wᵢ / Σ w) v / vᵢ
 *   harmonic    v = Σ wᵢ / Σ (wᵢ / vᵢ),        ∂v/∂vᵢ = (wᵢ / Σ w) v² / vᵢ²
 *
 * All three are homogeneous of degree one, so Σ (∂v/∂vᵢ) vᵢ = v: the parts of a score add up to it.
 *
 * @param place the node and city a refusal names
 * @throws Refusal NOT_POSITIVE_FOR_GEOMETRIC_MEAN, NOT_POSITIVE_FOR_HARMONIC_MEAN naming node and city
 */
export function combineChildren(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  aggregation: Aggregation,
  place: { node: string; city: string },
): Combined {
  const count = values.length
  const shares = new Float64Array(count)
  let total = 0
  for (let at = 0; at < count; at++) {
    if (Number.isNaN(values[at] ?? NaN)) continue
    shares[at] = weights[at] ?? 0
    total += shares[at] ?? 0
  }
  if (total === 0) return { value: NaN, gradient: new Float64Array(count), shares: shares.fill(0) }

  let sum = 0
  for (let at = 0; at < count; at++) {
    const share = (shares[at] ?? 0) / total
    shares[at] = share
    if (share === 0) continue
    const child = values[at] ?? NaN
    if (aggregation !== 'arithmetic' && child <= 0) throw refuseNotPositive(child, aggregation, place)
    sum += share * transformed(child, aggregation)
  }
  if (aggregation === 'arithmetic') return { value: sum, gradient: shares, shares }

  const value = aggregation === 'geometric' ? Math.exp(sum) : 1 / sum
  const gradient = shares.map((share, at) => {
    if (share === 0) return 0
    const child = values[at] ?? NaN
    return aggregation === 'geometric' ? (share * value) / child : share * (value / child) ** 2
  })
  return { value, gradient, shares }
}

/** The value whose weighted arithmetic mean is taken. */
function transformed(value: number, aggregation: Aggregation): number {
  if (aggregation === 'arithmetic') return value
  return aggregation === 'geometric' ? Math.log(value) : 1 / value
}

function refuseNotPositive(
  value: number,
  aggregation: 'geometric' | 'harmonic',
  place: { node: string; city: string },
): Refusal {
  return new Refusal(
    aggregation === 'geometric' ? 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN' : 'NOT_POSITIVE_FOR_HARMONIC_MEAN',
    { ...place, value },
    `The ${aggregation} mean of ${place.node} cannot be taken in ${place.city}: a score of ${value} is not positive.`,
  )
}
