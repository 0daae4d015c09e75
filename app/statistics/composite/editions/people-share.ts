import { covarianceOf } from '#app/statistics/composite/columns/moments.ts'

/** How much of the index is people's answers, said three ways. */
export interface PeopleShare {
  /** average λ by the tree's weights */
  nominal: number | null
  /** average over the cities of what missing sides and missing indices leave */
  effective: number | null
  /** share of the variance of the index across cities */
  variance: number | null
}

/**
 * Share of the variance of the index that comes from the people scores.
 *
 *   share = cov(people part, index) / var(index) across cities
 *
 * The people part is Σⱼ (∂index/∂peopleⱼ) peopleⱼ. Parts add up to the index exactly, for arithmetic means
 * because they are sums, for geometric means because they are homogeneous of degree one (Euler).
 *
 * @param peopleParts, indices one per city, NaN where a city has no index
 * @returns null with fewer than two cities or without any variance. It may leave 0..1 when the parts oppose.
 */
export function peopleVarianceShare(peopleParts: Float64Array, indices: Float64Array): number | null {
  const share = covarianceOf(peopleParts, indices) / covarianceOf(indices, indices)
  return Number.isFinite(share) ? share : null
}
