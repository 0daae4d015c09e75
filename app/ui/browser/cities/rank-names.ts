import { plain } from '#app/survey/cities/plain-name.ts'

/** A city as the page offers it: what is written into the field, and all its names as they are typed. */
export interface OfferedCity {
  value: string
  /** its name in the other language */
  also: string
  /** plain names and first letters, apart by spaces */
  names: string
}

/** Cities that carry what was typed: as a whole name first, at the start of one, within one; each in the page's order. */
export function rankNames(cities: OfferedCity[], typed: string, most: number): OfferedCity[] {
  const sought = plain(typed)
  if (sought === '') return cities.slice(0, most)
  const ways = [` ${sought} `, ` ${sought}`, sought]
  const found = new Set(ways.flatMap((way) => cities.filter(({ names }) => ` ${names} `.includes(way))))
  return [...found].slice(0, most)
}
