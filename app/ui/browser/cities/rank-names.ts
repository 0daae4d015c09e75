import { plain } from '#app/survey/cities/plain-name.ts'

/** A city as the page offers it: what is written into the field, and all its names as they are typed. */
export interface OfferedCity {
  value: string
  /** its name in the other language */
  also: string
  /** plain names and first letters, apart by spaces */
  names: string
}

/** Cities that carry what was typed: at the start of a name first, then within one, each in the page's order. */
export function rankNames(cities: OfferedCity[], typed: string, most: number): OfferedCity[] {
  const sought = plain(typed)
  if (sought === '') return cities.slice(0, most)
  const start = cities.filter(({ names }) => ` ${names}`.includes(` ${sought}`))
  const within = cities.filter((city) => !start.includes(city) && city.names.includes(sought))
  return [...start, ...within].slice(0, most)
}
