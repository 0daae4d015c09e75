import { matchesCity } from '#app/survey/cities/match-city.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'
import { placeRange } from '#app/survey/robustness/place-sentence.ts'
import type { RobustCity } from '#app/survey/robustness/robustness.ts'

/** Orders a reader may ask for. */
export const ORDERS = ['place', 'survey', 'method', 'range'] as const
export type Order = (typeof ORDERS)[number]

/** What a reader asked to see; empty strings ask for everything. */
export interface RobustnessFilter {
  q: string
  cluster: string
  level: string
  sort: Order
}

export interface NamedCity {
  identity: CityIdentity
  figures: RobustCity
}

/** What comes first under each order; of equals the better place. */
const KEYS: Record<Order, (city: RobustCity) => number> = {
  place: ({ rank }) => rank,
  survey: ({ split }) => -(split.groups?.survey ?? -1),
  method: ({ split }) => -(split.groups?.method ?? -1),
  range: (city) => placeRange(city).low - placeRange(city).high,
}

/** The cities a filter leaves, in the order asked for. */
export function orderCities(
  cities: readonly RobustCity[],
  identities: readonly CityIdentity[],
  { q, cluster, level, sort }: RobustnessFilter,
): NamedCity[] {
  const byCode = new Map(identities.map((identity) => [identity.code, identity]))
  const key = KEYS[sort]
  return cities
    .flatMap((figures): NamedCity[] => {
      const identity = byCode.get(figures.city)
      return identity ? [{ identity, figures }] : []
    })
    .filter(
      ({ identity }) =>
        (cluster === '' || identity.cluster === cluster) &&
        (level === '' || identity.adminLevel === level) &&
        (q === '' || matchesCity(identity, q)),
    )
    .sort((a, b) => key(a.figures) - key(b.figures) || a.figures.rank - b.figures.rank)
}
