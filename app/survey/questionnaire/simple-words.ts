import type { Item } from '#app/survey/item.ts'
import type { Presentation } from '#app/survey/rules/present.ts'

/** Has any question a text in simpler words? */
export function hasSimpleWords(items: Item[]): boolean {
  return items.some(({ simple, options }) => simple || options.some((option) => option.simple))
}

/** The questionnaire in simpler words, where it has them; what can be answered stays the same. */
export function inSimpleWords(items: Item[]): Item[] {
  return items.map((item) => ({
    ...item,
    text: item.simple ?? item.text,
    options: item.options.map((option) => ({ ...option, label: option.simple ?? option.label })),
  }))
}

/**
 * How a response was shown, with the words it was shown in.
 *
 * @param simple whether any question was shown in simpler words; undefined when the sender does not say
 */
export function withWording(
  presentation: Presentation | null,
  items: Item[],
  simple: boolean | undefined,
): Presentation | null {
  if (simple === undefined || !hasSimpleWords(items)) return presentation
  return { ...(presentation ?? { reversed: null, blocks: null, orders: {} }), simple }
}
