import type { Item } from '#app/survey/item.ts'

/** What a `type` cell asks for. */
export type ReadType =
  | { kind: 'item'; type: Item['type']; list: string | null; other: boolean; whole: boolean; range: boolean }
  | { kind: 'note' | 'begin-group' | 'end-group' | 'begin-repeat' | 'end-repeat' | 'unknown' }

const SELECTS: [RegExp, Item['type']][] = [
  [
    /^(?:select_one|select one|select1|select one from|add select one prompt using)\s+(?!from_file)/,
    'single_choice',
  ],
  [
    /^(?:select_multiple|select multiple|select all that apply from|select all that apply|add select multiple prompt using)\s+/,
    'multiple_choice',
  ],
  [/^rank\s+/, 'ranking'],
]

const PLAIN: Record<string, { type: Item['type']; whole: boolean; range: boolean }> = {
  text: { type: 'open_text', whole: false, range: false },
  string: { type: 'open_text', whole: false, range: false },
  integer: { type: 'number', whole: true, range: false },
  int: { type: 'number', whole: true, range: false },
  decimal: { type: 'number', whole: false, range: false },
  range: { type: 'number', whole: false, range: true },
}

const STEPS: Record<string, 'note' | 'begin-group' | 'end-group' | 'begin-repeat' | 'end-repeat'> = {
  note: 'note',
  'begin group': 'begin-group',
  'end group': 'end-group',
  'begin repeat': 'begin-repeat',
  'end repeat': 'end-repeat',
  'begin loop': 'begin-repeat',
  'end loop': 'end-repeat',
}

/** Reads a `type` cell, in every spelling that the reference and its older forms allow. */
export function readType(cell: string): ReadType {
  const text = cell.replace(/\s+/g, ' ').trim()
  const lower = text.toLowerCase()
  const step = STEPS[lower.replace('_', ' ')]
  if (step) return { kind: step }
  const plain = PLAIN[lower]
  if (plain) return { kind: 'item', ...plain, list: null, other: false }
  for (const [pattern, type] of SELECTS) {
    const found = pattern.exec(lower)
    if (!found) continue
    const rest = text.slice(found[0].length).trim()
    const other = /\s+(?:or_other|or specify other)$/i.exec(rest)
    const list = other ? rest.slice(0, other.index) : rest
    return { kind: 'item', type, list, other: other !== null, whole: false, range: false }
  }
  return { kind: 'unknown' }
}
