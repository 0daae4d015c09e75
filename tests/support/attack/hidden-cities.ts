import type { ReadRelease } from './collect-figures.ts'

/** What is known of the number of answers of a hidden city before any calculation: "fewer than 30". */
export const MOST_HIDDEN = 29

/** The printed numbers of answers by city: those behind the index of people. */
export function printedCounts({ lines }: ReadRelease): Map<string, number> {
  const index = lines.filter(({ measure, edition }) => measure === 'index' && edition === 'people')
  return new Map(index.flatMap(({ city, n }) => (n === null ? [] : [[city, n]])))
}

/** Cities that answered and are hidden. */
export function hiddenCities({ lines }: ReadRelease): string[] {
  return lines
    .filter(({ measure, edition, mark }) => measure === 'index' && edition === 'people' && mark === 'hidden')
    .map(({ city }) => city)
}
