/** A city's score as an aggregate needs it. */
export interface CityScore {
  estimate: number | null
  se: number | null
  df: number
  /** people the city stands for */
  population: number
}

export interface Aggregate {
  estimate: number | null
  se: number | null
  df: number
  /** cities with an estimate */
  cities: number
}

/**
 * Aggregate of city scores, the cities as fixed strata: their samples are independent.
 *
 *   residents: Σ N_c ȳ_c / Σ N_c;  cities: Σ ȳ_c / C;  se² = Σ a_c² se_c²
 *
 * Cities without an estimate are left out and the count says so; one estimate without an error leaves the
 * aggregate without one. Degrees of freedom add.
 */
export function aggregateCities(scores: readonly CityScore[], weighting: 'residents' | 'cities'): Aggregate {
  const known = scores.filter(
    ({ estimate, population }) => estimate !== null && (weighting === 'cities' || population > 0),
  )
  const share = known.map(({ population }) => (weighting === 'residents' ? population : 1))
  const total = share.reduce((a, b) => a + b, 0)
  const df = known.reduce((sum, score) => sum + score.df, 0)
  if (known.length === 0) return { estimate: null, se: null, df: 0, cities: 0 }
  const estimate = known.reduce((sum, score, c) => sum + (share[c]! / total) * score.estimate!, 0)
  const hasErrors = known.every(({ se }) => se !== null)
  const variance = known.reduce((sum, score, c) => sum + ((share[c]! / total) * (score.se ?? 0)) ** 2, 0)
  return { estimate, se: hasErrors ? Math.sqrt(variance) : null, df, cities: known.length }
}
