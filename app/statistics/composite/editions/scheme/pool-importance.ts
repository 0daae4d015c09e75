/** What residents of one city find important among k topics: shares of their votes, with their joint covariance. */
export interface CityVotes {
  /** residents the answers stand for */
  people: number
  /** k shares of all votes, 0..1 */
  shares: Float64Array
  /** k × k, row by row; NaN where an error is unknown */
  covariance: Float64Array
}

/** A weight that residents give an index among its siblings, with its standard error; null where it is unknown. */
export interface RankedShare {
  share: number
  se: number | null
}

/**
 * The weights that residents give the children of one index, over all cities, each city with its people.
 *
 *   w = Σ_c N_c x_c / Σ_c N_c,   Cov(w) = Σ_c (N_c / ΣN)² Cov(x_c)
 *   r_j = w_j / Σ_family w,      se(r) by the delta method: ∂r_j/∂w_i = (1{i=j} - r_j) / Σ_family w
 *
 * Cities are strata: their samples are independent. N_c is taken as known.
 *
 * @param family places of the children among the k topics
 * @returns one weight per child, summing to 1; null when nobody voted for any of them
 */
export function poolImportance(cities: CityVotes[], family: number[]): RankedShare[] | null {
  const people = cities.reduce((sum, city) => sum + city.people, 0)
  const pooled = (of: (city: CityVotes) => number) =>
    cities.reduce((sum, city) => sum + (city.people / people) * of(city), 0)
  const weights = family.map((at) => pooled(({ shares }) => shares[at] ?? 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (people === 0 || total === 0) return null
  const covariance = family.map((row) =>
    family.map((column) =>
      cities.reduce((sum, city) => {
        const entry = city.covariance[row * city.shares.length + column] ?? NaN
        return sum + (city.people / people) ** 2 * entry
      }, 0),
    ),
  )
  return weights.map((weight, j) => {
    const share = weight / total
    const gradient = family.map((_, i) => ((i === j ? 1 : 0) - share) / total)
    const variance = gradient.reduce(
      (sum, a, row) =>
        sum + gradient.reduce((part, b, column) => part + a * b * (covariance[row]?.[column] ?? NaN), 0),
      0,
    )
    return { share, se: Number.isNaN(variance) ? null : Math.sqrt(Math.max(0, variance)) }
  })
}
