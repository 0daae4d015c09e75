import type { LocalText } from '#app/survey/item.ts'
import { matchCity, type NameMatch } from './match-city.ts'

/** What a reader typed that is not one city. */
export interface NotPicked {
  typed: string
  reason: 'unknown' | 'ambiguous'
  /** the cities that carry it, where there are several */
  meant: LocalText[]
}

const FEW = 6
const CLOSEST_FIRST: NameMatch[] = ['whole', 'start', 'letters', 'part']

/**
 * The cities that a reader typed, each by its code, its name in either language, or a part of a name that no other city
 * carries as well. Empty texts and repeats are passed over.
 */
export function pickCities<C extends { code: string; name: LocalText }>(
  cities: readonly C[],
  typed: readonly string[],
): { picked: C[]; notPicked: NotPicked[] } {
  const picked = new Set<C>()
  const notPicked: NotPicked[] = []
  for (const text of typed.map((each) => each.trim()).filter(Boolean)) {
    const found = closestTo(cities, text)
    if (found.length === 1) picked.add(found[0]!)
    else {
      const reason = found.length === 0 ? 'unknown' : 'ambiguous'
      notPicked.push({ typed: text, reason, meant: found.slice(0, FEW).map(({ name }) => name) })
    }
  }
  return { picked: [...picked], notPicked }
}

function closestTo<C extends { code: string; name: LocalText }>(cities: readonly C[], text: string): C[] {
  const matched = cities.map((city) => ({ city, match: matchCity(city, text) }))
  for (const wanted of CLOSEST_FIRST) {
    const found = matched.filter(({ match }) => match === wanted)
    if (found.length > 0) return found.map(({ city }) => city)
  }
  return []
}
