import { Refusal } from '#app/statistics/refusal.ts'

export type Aggregation = 'arithmetic' | 'geometric'

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
 *
 * @param place the node and city a refusal names
 * @throws Refusal NOT_POSITIVE_FOR_GEOMETRIC_MEAN naming node and city
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
    if (aggregation === 'geometric' && child <= 0) throw refuseNotPositive(child, place)
    sum += share * (aggregation === 'geometric' ? Math.log(child) : child)
  }
  if (aggregation === 'arithmetic') return { value: sum, gradient: shares, shares }

  const value = Math.exp(sum)
  const gradient = shares.map((share, at) => (share === 0 ? 0 : (share * value) / (values[at] ?? NaN)))
  return { value, gradient, shares }
}

function refuseNotPositive(value: number, place: { node: string; city: string }): Refusal {
  return new Refusal(
    'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
    { ...place, value },
    `The geometric mean of ${place.node} cannot be taken in ${place.city}: a score of ${value} is not positive.`,
  )
}
