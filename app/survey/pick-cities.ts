import type { LocalText } from './item.ts'
import { matchesCity } from './match-city.ts'

/** What a reader typed that is not one city. */
export interface NotPicked {
  typed: string
  reason: 'unknown' | 'ambiguous'
  /** the cities that carry it, where there are several */
  meant: LocalText[]
}

const FEW = 6

/**
 * The cities that a reader typed, each by its code, its name in either language, or a part of a name that no other city
 * carries. Empty texts and repeats are passed over.
 */
export function pickCities<C extends { code: string; name: LocalText }>(
  cities: readonly C[],
  typed: readonly string[],
): { picked: C[]; notPicked: NotPicked[] } {
  const picked = new Set<C>()
  const notPicked: NotPicked[] = []
  for (const text of typed.map((each) => each.trim()).filter(Boolean)) {
    const exact = cities.filter(({ code, name }) => [code, name['zh-CN'], name.en].includes(text))
    const found = exact.length > 0 ? exact : cities.filter((city) => matchesCity(city, text))
    if (found.length === 1) picked.add(found[0]!)
    else {
      const reason = found.length === 0 ? 'unknown' : 'ambiguous'
      notPicked.push({ typed: text, reason, meant: found.slice(0, FEW).map(({ name }) => name) })
    }
  }
  return { picked: [...picked], notPicked }
}
