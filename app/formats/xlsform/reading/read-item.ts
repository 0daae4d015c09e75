import type { Item, ItemOption, LocalText } from '#app/survey/item.ts'
import { readConstraint } from '../expressions/constraint.ts'
import { fromCell } from '../smile-columns.ts'
import type { FormRow } from './form-rows.ts'
import { optionValue } from './read-choices.ts'
import type { ReadType } from './read-type.ts'

type ItemType = Extract<ReadType, { kind: 'item' }>

const NOTHING: LocalText = { 'zh-CN': '', en: '' }
const LONGEST_SHORT_LABEL = 40

/** Kinds of items by their type, for a form that does not say. */
const DIMENSION: Record<Item['type'], string> = {
  single_choice: 'USAGE',
  single_choice_dynamic: 'DEMOGRAPHIC',
  multiple_choice: 'USAGE',
  ranking: 'RANKING',
  number: 'USAGE',
  open_text: 'OPEN',
}

/** What a form asks for that no item of ours knows. */
const NOT_OURS = [
  'appearance',
  'choice_filter',
  'calculation',
  'default',
  'read_only',
  'trigger',
  'repeat_count',
]
const MESSAGES = ['constraint_message', 'required_message', 'guidance_hint']

/** An item of a row that asks something; its condition is read once all items are known. */
export function readItem(row: FormRow, code: string, type: ItemType, lists: Map<string, ItemOption[]>): Item {
  row.note([...NOT_OURS, ...MESSAGES], 'column')
  const text = row.text('label') ?? NOTHING
  const options = type.list === null ? [] : (lists.get(type.list) ?? [])
  const hint = row.text('hint')
  const own = row.get('smile_dimension') !== ''
  const more = fromCell(row.get('smile_more')) as Partial<Item>
  const dynamic = more.type === 'single_choice_dynamic'
  if (type.list !== null && !dynamic && !lists.has(type.list)) row.note(['type'], 'noList')
  const margin = row.get('smile_margin_variable')
  const { limits, whole } = readConstraint(row.get('constraint'), { type: type.type, whole: type.whole })
  if (row.get('constraint') !== '' && !whole) row.note(['constraint'], 'constraint')
  if (!('audio' in more)) row.note(['media'], 'media')
  return {
    code,
    dimension: row.get('smile_dimension') || DIMENSION[type.type],
    forms: row.get('smile_forms').split(/\s+/).filter(Boolean),
    type: type.type,
    scale: row.get('smile_scale') || null,
    text,
    ...(hint ? { hint } : {}),
    short_label: row.text('smile_short_label') ?? (own ? NOTHING : shortened(text)),
    options: dynamic ? [] : withOther(options, type.other),
    polarity: polarityOf(row.get('smile_polarity')),
    required: readRequired(row),
    notes: row.get('smile_notes'),
    ...(margin === '' ? {} : { margin_variable: margin }),
    ...(type.type === 'number' && type.whole ? { whole: true } : {}),
    ...readParameters(row, type),
    ...limits,
    ...more,
  }
}

/** The question that `or_other` asks of those who chose "other". */
export function otherItem(item: Item): Item {
  const { scale: _scale, margin_variable: _margin, hint: _hint, ...kept } = item
  const text = { 'zh-CN': '请注明其他', en: 'Specify other', 'zh-Hant': '請註明其他' }
  return {
    code: `${item.code}_other`,
    dimension: kept.dimension,
    forms: kept.forms,
    type: 'open_text',
    scale: null,
    text,
    short_label: text,
    options: [],
    polarity: 'none',
    required: false,
    notes: '',
    show_if: { item: item.code, values: ['other'] },
  }
}

function withOther(options: ItemOption[], other: boolean): ItemOption[] {
  if (!other || options.some(({ value }) => value === 'other')) return options
  return [...options, { value: 'other', label: { 'zh-CN': '其他', en: 'Other', 'zh-Hant': '其他' } }]
}

function readRequired(row: FormRow): boolean {
  const said = row.get('required').toLowerCase()
  if (['', 'no', 'false', 'false()'].includes(said)) return false
  if (['yes', 'true', 'true()', '1'].includes(said)) return true
  row.note(['required'], 'required')
  return false
}

/** `randomize=true`, and of a range its start, end and step; everything else is noted. */
function readParameters(row: FormRow, { range }: ItemType): Partial<Item> {
  const pairs = [...row.get('parameters').matchAll(/([\w-]+)\s*=\s*('[^']*'|"[^"]*"|[^\s,;]+)/g)]
  const given = new Map(
    pairs.map(([, name = '', value = '']) => [name.toLowerCase(), value.replace(/['"]/g, '')]),
  )
  const known = range ? ['start', 'end', 'step'] : ['randomize']
  const rest = [...given.keys()].some((name) => !known.includes(name))
  const random = given.get('randomize')?.toLowerCase() === 'true'
  const step = Number(given.get('step') ?? 1)
  if (rest || (range && step !== 1)) row.note(['parameters'], 'parameter')
  if (!range) return random ? { randomise_options: true } : {}
  const bounds = [Number(given.get('start') ?? 1), Number(given.get('end') ?? 10)].sort((a, b) => a - b)
  const whole = [...bounds, step].every(Number.isInteger)
  return { min: bounds[0], max: bounds[1], ...(whole ? { whole } : {}) }
}

function polarityOf(text: string): Item['polarity'] {
  return text === 'positive' || text === 'negative' ? text : 'none'
}

function shortened(text: LocalText): LocalText {
  const cut = (value: string) => Array.from(value).slice(0, LONGEST_SHORT_LABEL).join('')
  return {
    'zh-CN': cut(text['zh-CN']),
    en: cut(text.en),
    ...(text['zh-Hant'] ? { 'zh-Hant': cut(text['zh-Hant']) } : {}),
  }
}

/** The values of a condition as the options of the items it speaks of have them: "5" for an option 5 is 5. */
export function valueAmong(item: Item | undefined, value: string | number): string | number {
  if (!item) return value
  const option = item.options.find((one) => String(one.value) === String(value))
  if (option) return option.value
  return item.type === 'number' ? optionValue(String(value)) : value
}
