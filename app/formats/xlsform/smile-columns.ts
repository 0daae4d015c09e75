import type { Item } from '#app/survey/item.ts'

/** Columns of our own, which other programs pass over: what an XLSForm has no word for. */
export const SMILE_COLUMNS = [
  'smile_dimension',
  'smile_polarity',
  'smile_forms',
  'smile_scale',
  'smile_margin_variable',
  'smile_notes',
  'smile_more',
] as const

/** Fields of an item that have a column, of XLSForm or of ours; all others stand in `smile_more`. */
const IN_COLUMNS = new Set<keyof Item>([
  'code',
  'dimension',
  'forms',
  'scale',
  'text',
  'hint',
  'short_label',
  'polarity',
  'required',
  'notes',
  'show_if',
  'margin_variable',
  'randomise_options',
  'min',
  'max',
  'max_length',
  'min_chosen',
  'max_chosen',
  'min_ranked',
  'max_ranked',
])

/** The fields of an item that only `smile_more` holds. */
export function moreOf(item: Item): Partial<Item> {
  const dynamic = item.type === 'single_choice_dynamic'
  const listed = item.type !== 'number' && item.type !== 'open_text' && !dynamic
  return Object.fromEntries(
    Object.entries(item).filter(([field, value]) => {
      if (value === undefined || IN_COLUMNS.has(field as keyof Item)) return false
      if (field === 'type') return dynamic
      if (field === 'options') return !listed && item.options.length > 0
      return field !== 'whole' || item.type !== 'number'
    }),
  )
}

/** Fields as the text of a cell; '' for none. */
export function toCell(fields: object): string {
  return Object.keys(fields).length === 0 ? '' : JSON.stringify(fields)
}

/** The fields of a cell; none when it is not one of ours. */
export function fromCell(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  } catch {
    return {}
  }
}
