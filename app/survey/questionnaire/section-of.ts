import type { Item } from '#app/survey/item.ts'

/** The part of the questionnaire an item stands in: its first-level index, or its own kind. */
export function sectionOf({ dimension }: Pick<Item, 'dimension'>): string {
  return /^[SMILE]\d$/.test(dimension) ? dimension.charAt(0) : dimension
}
