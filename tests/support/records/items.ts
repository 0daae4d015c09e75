import type { Item, OptionValue } from '#app/survey/item.ts'

/** An item for tests of the rules: a required single choice between the values, unless told otherwise. */
export function makeItem(code: string, values: OptionValue[], over: Partial<Item> = {}): Item {
  return {
    code,
    dimension: 'S1',
    forms: ['short'],
    type: 'single_choice',
    scale: null,
    text: { 'zh-CN': code, en: code },
    short_label: { 'zh-CN': code, en: code },
    options: values.map((value) => ({ value, label: { 'zh-CN': String(value), en: String(value) } })),
    polarity: 'none',
    required: true,
    notes: '',
    ...over,
  }
}
