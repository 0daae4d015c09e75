import { normalMultiplier, scoreEstimate, type ScoreEstimate } from './estimate.ts'

export interface AggregatedCity {
  city: string
  score: number | null
  se: number | null
  /** population 15+; null or 0 where no census figure exists */
  population: number | null
  /** the group of the grouping asked for: cluster, admin level, province, or one name for all */
  group: string
}

export interface CityAggregate {
  group: string
  /** cities with a score: the N of "of N cities surveyed" */
  cities: number
  /** cities with a score that count in `ofResidents` */
  citiesWithPopulation: number
  /** cities as fixed strata weighted by their population 15+ */
  ofResidents: ScoreEstimate
  /** plain mean of the city scores */
  ofCities: ScoreEstimate
}

/**
 * The two figures over cities, never mixed.
 *
 *   residents  x̄ = Σ Pᵢ xᵢ / Σ Pᵢ,   var = Σ Pᵢ² seᵢ² / (Σ Pᵢ)²
 *   cities     x̄ = Σ xᵢ / N,          var = Σ seᵢ² / N²
 *
 * The cities are a chosen set: the error is that of the surveys within them, and neither figure speaks for a nation.
 *
 * @param cities one row per city; a city without a score is left out of both figures, one without a population
 *   out of the residents figure (both counts are reported)
 * @returns groups in order of first appearance; standard errors null when one of a city is unknown
 */
export function aggregateCities(cities: AggregatedCity[], options: { level: number }): CityAggregate[] {
  const multiplier = normalMultiplier(options.level)
  const groups = new Map<string, AggregatedCity[]>()
  for (const city of cities) groups.set(city.group, [...(groups.get(city.group) ?? []), city])

  return Array.from(groups, ([group, members]) => {
    const scored = members.filter((city) => city.score !== null)
    const populated = scored.filter((city) => (city.population ?? 0) > 0)
    return {
      group,
      cities: scored.length,
      citiesWithPopulation: populated.length,
      ofResidents: weightedMean(populated, (city) => city.population ?? 0, multiplier),
      ofCities: weightedMean(scored, () => 1, multiplier),
    }
  })
}

function weightedMean(
  cities: AggregatedCity[],
  weightOf: (city: AggregatedCity) => number,
  multiplier: number,
): ScoreEstimate {
  let total = 0
  let sum = 0
  let variance = 0
  for (const city of cities) {
    const weight = weightOf(city)
    total += weight
    sum += weight * (city.score ?? NaN)
    variance += (weight * (city.se ?? NaN)) ** 2
  }
  return scoreEstimate(sum / total, variance / total ** 2, multiplier)
}
