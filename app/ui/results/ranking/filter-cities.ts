import { matchesCity } from '#app/survey/cities/match-city.ts'
import type { CityLine, Edition } from '#app/survey/reports/report.ts'

/** What a reader asked to see of the ranking; empty strings ask for everything. */
export interface RankingFilter {
  q: string
  cluster: string
  level: string
  /** code of a province */
  province?: string
}

/** Takes every filter out of an address. */
export const NO_FILTER = { q: null, cluster: null, level: null, province: null }

/** The cities a filter leaves, in their order. */
export function filterCities(
  cities: CityLine[],
  { q, cluster, level, province = '' }: RankingFilter,
): CityLine[] {
  return cities.filter(
    ({ city }) =>
      (cluster === '' || city.cluster === cluster) &&
      (level === '' || city.adminLevel === level) &&
      (province === '' || city.provinceCode === province) &&
      (q === '' || matchesCity(city, q)),
  )
}

export interface Tier {
  tier: number
  /** cities of the tier in the whole ranking, whatever the filter leaves */
  size: number
  cities: CityLine[]
}

/** The ranked cities of an edition by tier, best place first. */
export function groupByTier(cities: CityLine[], edition: Edition): Tier[] {
  const tiers: Tier[] = []
  for (const city of placed(cities, edition)) {
    const place = city.place[edition]
    if (!place) continue
    const last = tiers.at(-1)
    if (last?.tier === place.tier) last.cities.push(city)
    else tiers.push({ tier: place.tier, size: place.tierSize, cities: [city] })
  }
  return tiers
}

function placed(cities: CityLine[], edition: Edition): CityLine[] {
  return cities
    .filter((city) => city.place[edition])
    .sort((a, b) => (a.place[edition]?.rank ?? 0) - (b.place[edition]?.rank ?? 0))
}

/** The span of scores that the ranking's picture needs: the intervals of all ranked cities, out to the next ten. */
export function scoreDomain(cities: CityLine[], edition: Edition): { min: number; max: number } {
  const figures = placed(cities, edition).map((city) => city.index[edition])
  const lows = figures.flatMap(({ low, value }) => low ?? value ?? [])
  const highs = figures.flatMap(({ high, value }) => high ?? value ?? [])
  if (lows.length === 0) return { min: 0, max: 100 }
  return {
    min: Math.max(0, Math.floor(Math.min(...lows) / 10) * 10),
    max: Math.min(100, Math.ceil(Math.max(...highs) / 10) * 10),
  }
}
