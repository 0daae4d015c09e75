import type { Condition, Item, ItemOption, LocalText } from '#app/survey/item.ts'
import { simplifyCondition } from '#app/survey/questionnaire/drafting/simplify-condition.ts'
import { readRelevant } from '../expressions/read-relevant.ts'
import { SMILE_COLUMNS } from '../smile-columns.ts'
import type { FormRow, FormRows } from './form-rows.ts'
import { otherItem, readItem, valueAmong } from './read-item.ts'
import { readType } from './read-type.ts'

/** Columns that rows are read by; the cells of all others are noted. */
const KNOWN = [
  'type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint', 'parameters', 'appearance', 'choice_filter',
  'calculation', 'default', 'read_only', 'trigger', 'repeat_count', 'constraint_message', 'required_message',
  'guidance_hint', 'media', 'disabled', 'smile_short_label', ...SMILE_COLUMNS,
] // prettier-ignore

const CODE = /^[a-z][a-z0-9_]{0,63}$/i

/** An item with the expressions of its row and of the groups around it. */
interface Found {
  item: Item
  row: FormRow
  relevants: { text: string; row: FormRow }[]
}

/** The items of a `survey` sheet in order; groups are dissolved, their conditions handed on to what stood in them. */
export function readSurvey(form: FormRows, lists: Map<string, ItemOption[]>): Item[] {
  const found: Found[] = []
  const codes = new Map<string, string>()
  const groups: { text: string; row: FormRow }[] = []
  let lead: LocalText | null = null
  let notes: FormRow[] = []
  for (const row of form.rows()) {
    if (['yes', 'true', 'true()'].includes(row.get('disabled').toLowerCase())) {
      row.note(['disabled'], 'disabled')
      continue
    }
    const type = readType(row.get('type'))
    const relevant = { text: row.get('relevant'), row }
    if (type.kind === 'begin-group' || type.kind === 'begin-repeat') {
      groups.push(relevant)
      row.note(['label', 'hint'], 'groupLabel')
      row.note(['appearance', 'repeat_count', 'media'], 'column')
      if (type.kind === 'begin-repeat') row.note(['type'], 'repeat')
    } else if (type.kind === 'end-group' || type.kind === 'end-repeat') {
      groups.pop()
    } else if (type.kind === 'note') {
      notes.push(row)
      row.note(['relevant', 'appearance', 'media'], 'column')
      lead = joined(lead, row.text('label'))
    } else if (type.kind !== 'item') {
      row.note(row.get('type') === '' ? ['name'] : ['type'], row.get('type') === '' ? 'noType' : 'type')
    } else {
      const code = codeOf(row, codes)
      const item = readItem(row, code, type, lists)
      const hint = joined(lead, item.hint ?? null)
      lead = null
      for (const note of notes) note.note(['type'], 'noteAsHint')
      notes = []
      const relevants = [...groups, relevant].filter(({ text }) => text !== '')
      found.push({ item: hint ? { ...item, hint } : item, row, relevants })
      if (type.other) {
        codes.set(`${code}_other`, `${code}_other`)
        found.push({ item: otherItem(item), row, relevants: [] })
      }
    }
  }
  for (const note of notes) note.note(['type'], 'noteAtEnd')
  form.noteUnknown(KNOWN)
  return withConditions(found, codes)
}

function withConditions(found: Found[], codes: Map<string, string>): Item[] {
  const items = found.map(({ item }) => item)
  const itemOf = (name: string) => items.find(({ code }) => code === (codes.get(name) ?? name))
  const several = (name: string) => ['multiple_choice', 'ranking'].includes(itemOf(name)?.type ?? '')
  return found.map(({ item, relevants }) => {
    const conditions = relevants.flatMap(({ text, row }) => {
      const condition = readRelevant(text, several)
      if (!condition) row.note(['relevant'], 'expression')
      return condition ? [resolved(condition, codes, itemOf)] : []
    })
    return conditions.length === 0 ? item : { ...item, show_if: simplifyCondition({ all: conditions }) }
  })
}

/** The condition with the codes and values that the items have here. */
function resolved(
  condition: Condition,
  codes: Map<string, string>,
  itemOf: (name: string) => Item | undefined,
): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => resolved(part, codes, itemOf)) }
  if ('any' in condition) return { any: condition.any.map((part) => resolved(part, codes, itemOf)) }
  if ('not' in condition) return { not: resolved(condition.not, codes, itemOf) }
  const item = codes.get(condition.item) ?? condition.item
  if (!('values' in condition)) return { ...condition, item }
  return { item, values: condition.values.map((value) => valueAmong(itemOf(condition.item), value)) }
}

/** A name as an item's code: what a code cannot hold is replaced, and that is noted. */
function codeOf(row: FormRow, codes: Map<string, string>): string {
  const name = row.get('name')
  const plain = name
    .normalize('NFKD')
    .replace(/[^a-z0-9_]/gi, '_')
    .slice(0, 60)
  const taken = new Set(codes.values())
  let code = CODE.test(name) ? name : /^[a-z]/i.test(plain) ? plain : `q_${plain.replace(/^_+/, '')}`
  for (let number = 2; taken.has(code); number++) code = `${plain || 'q'}_${number}`
  if (code !== name) row.note(['name'], 'renamed')
  codes.set(name, code)
  return code
}

function joined(a: LocalText | null, b: LocalText | null): LocalText | null {
  if (!a || !b) return a ?? b
  const both = (language: 'zh-CN' | 'en') => [a[language], b[language]].filter(Boolean).join('\n')
  return { 'zh-CN': both('zh-CN'), en: both('en') }
}
