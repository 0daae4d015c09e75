import type { Item } from '#app/survey/item.ts'

/** An item with a scale from 1 to `points`. */
export interface ScaledItem {
  item: Item
  points: number
  polarity: 1 | -1
  /** place of an option in `item.options` → 1..points; -1 for don't know, not applicable and the like */
  pointOf: Int8Array
  /** has a best two of at least three answers */
  hasTopTwo: boolean
}

/**
 * Reads the scale of an item: whole numbers among its options that are opinions. Usage, integrity and background
 * items have none; neither have items without a polarity.
 *
 * @param scored dimensions whose items are scored: HEADLINE and the second-level indices
 */
export function scaledItem(item: Item, scored: ReadonlySet<string>): ScaledItem | null {
  if (item.type !== 'single_choice' || item.polarity === 'none' || !scored.has(item.dimension)) return null
  const values = item.options.filter(({ missing }) => !missing).map(({ value }) => value)
  if (values.length < 2 || !values.every((value) => Number.isInteger(value))) return null
  const numbers = values as number[]
  const low = Math.min(...numbers)
  const points = Math.max(...numbers) - low + 1
  if (points > 100) return null
  return {
    item,
    points,
    polarity: item.polarity === 'positive' ? 1 : -1,
    pointOf: Int8Array.from(item.options, ({ value, missing }) => (missing ? -1 : Number(value) - low + 1)),
    hasTopTwo: points >= 3,
  }
}

/** Is this point of the scale one of the best two? */
export function isTopTwo({ points, polarity }: ScaledItem, point: number): boolean {
  return polarity === 1 ? point >= points - 1 : point <= 2
}
