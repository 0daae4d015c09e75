import type { Item, ItemOption, LocalText, OptionValue } from '#app/survey/item.ts'
import { TEXT_LANGUAGES } from './texts.ts'

/** Reads one field of a form; '' where it was not sent. */
type Field = (name: string) => string

/** Which option goes where, when a button beside it was pressed. */
export interface OptionStep {
  at: number
  by: -1 | 1
}

/**
 * An item as the fields of its form describe it. What the form does not show (names piped into texts, options of every
 * city, simpler words of an option) stays as it was.
 *
 * @param before the item the form was filled with
 * @param step the option that is to move one place
 */
export function itemOfFields(form: URLSearchParams, before: Item, step: OptionStep | null = null): Item {
  const field: Field = (name) => (form.get(name) ?? '').trim()
  const type = before.type
  const options = moved(readOptions(form, before), step)
  const {
    hint: _hint, simple: _simple, unit: _unit, audio: _audio, sense: _sense, margin_variable: _margin,
    screen_out: _ends, randomise_options: _random, randomise_direction: _direction, whole: _whole, min: _min,
    max: _max, max_length: _length, min_chosen: _least, max_chosen: _most, min_ranked: _first, max_ranked: _last,
    ...kept
  } = before // prettier-ignore
  const several = type === 'multiple_choice'
  return {
    ...kept,
    code: field('code'),
    dimension: field('dimension'),
    forms: form.getAll('forms'),
    text: readText(field, 'text'),
    ...optional('hint', emptyToNone(readText(field, 'hint'))),
    short_label: readText(field, 'short_label'),
    options,
    polarity: polarityOf(field('polarity')),
    required: field('required') === 'yes',
    notes: field('notes'),
    ...optional('screen_out', endsOf(form, before, options)),
    ...optional('margin_variable', field('margin_variable') || undefined),
    ...optional('randomise_options', field('randomise_options') === 'yes' ? true : undefined),
    ...optional('randomise_direction', field('randomise_direction') === 'yes' ? true : undefined),
    ...optional('min_ranked', type === 'ranking' ? numberOf(field('least')) : undefined),
    ...optional('max_ranked', type === 'ranking' ? numberOf(field('most')) : undefined),
    ...optional('min_chosen', several ? numberOf(field('least')) : undefined),
    ...optional('max_chosen', several ? numberOf(field('most')) : undefined),
    ...optional('min', type === 'number' ? numberOf(field('min')) : undefined),
    ...optional('max', type === 'number' ? numberOf(field('max')) : undefined),
    ...optional('whole', type === 'number' && field('whole') === 'yes' ? true : undefined),
    ...optional('unit', type === 'number' ? emptyToNone(readText(field, 'unit')) : undefined),
    ...optional('max_length', type === 'open_text' ? numberOf(field('max_length')) : undefined),
    ...optional('sense', senseOf(field('sense'))),
    ...optional('simple', emptyToNone(readText(field, 'simple'))),
    ...optional('audio', readRecordings(field('audio'))),
  }
}

/** A new item of a type, before anything but its code and text is known. */
export function newItem({ code, type, text }: Pick<Item, 'code' | 'type' | 'text'>, like: Item | null): Item {
  return {
    code,
    dimension: like?.dimension ?? (type === 'open_text' ? 'OPEN' : type === 'ranking' ? 'RANKING' : 'USAGE'),
    forms: ['short', 'core', 'full'],
    type,
    scale: like?.scale ?? null,
    text,
    short_label: text,
    options: like?.options ?? [],
    polarity: like?.polarity ?? 'none',
    required: true,
    notes: '',
  }
}

/** The recordings of an item as lines of a field: language, then address. */
export function writeRecordings({ audio = [] }: Pick<Item, 'audio'>): string {
  return audio.map(({ language, address }) => `${language} ${address}`).join('\n')
}

function readRecordings(text: string): Item['audio'] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/))
  const audio = lines.flatMap(([language = '', address = '']) =>
    address === '' ? [] : [{ language, address }],
  )
  return audio.length > 0 ? audio : undefined
}

/** Rows `option.0.value`, `option.0.label.en` and so on; a row without value and labels is taken out. */
function readOptions(form: URLSearchParams, before: Item): ItemOption[] {
  const options: ItemOption[] = []
  for (let at = 0; form.has(`option.${at}.value`); at++) {
    const field: Field = (name) => (form.get(`option.${at}.${name}`) ?? '').trim()
    const label = readText(field, 'label')
    const said = field('value')
    if (said === '' && isEmpty(label)) continue
    const value = valueOf(said === '' ? freeValue(options) : said, before.type)
    const was = before.options[Number(field('was') || NaN)]
    const kind = field('kind')
    const {
      missing: _missing,
      code: _code,
      exclusive: _exclusive,
      margin_category: _category,
      ...kept
    } = was ?? {}
    options.push({
      ...kept,
      value,
      label,
      ...optional(
        'code',
        kind === '' || kind === 'missing' ? (kind === '' && was?.missing ? undefined : was?.code) : kind,
      ),
      ...optional('missing', kind === '' ? undefined : true),
      ...optional('margin_category', field('margin') || undefined),
      ...optional('exclusive', field('alone') === 'yes' ? true : undefined),
    })
  }
  return options
}

function endsOf(form: URLSearchParams, before: Item, options: ItemOption[]): OptionValue[] | undefined {
  const ends = form
    .getAll('ends')
    .map((at) => valueOf((form.get(`option.${at}.value`) ?? '').trim(), before.type))
  const known = ends.filter((value) => options.some((option) => option.value === value))
  return known.length > 0 ? known : undefined
}

function freeValue(options: ItemOption[]): string {
  const numbers = options.flatMap(({ value, missing }) =>
    typeof value === 'number' && !missing ? [value] : [],
  )
  return String(Math.max(0, ...numbers) + 1)
}

/** Whole numbers are numbers; beside a number item, options are texts. */
function valueOf(text: string, type: Item['type']): OptionValue {
  return type !== 'number' && /^(?:0|-?[1-9]\d{0,8})$/.test(text) ? Number(text) : text
}

function moved(options: ItemOption[], step: OptionStep | null): ItemOption[] {
  const option = step && options[step.at]
  if (!step || !option) return options
  const to = Math.max(0, Math.min(options.length - 1, step.at + step.by))
  return options.toSpliced(step.at, 1).toSpliced(to, 0, option)
}

function readText(field: Field, name: string): LocalText {
  const text: LocalText = { 'zh-CN': '', en: '' }
  for (const language of TEXT_LANGUAGES) {
    const value = field(`${name}.${language}`).replace(/\r\n/g, '\n')
    if (language !== 'zh-Hant' || value !== '') text[language] = value
  }
  return text
}

function isEmpty(text: LocalText): boolean {
  return TEXT_LANGUAGES.every((language) => !text[language])
}

function emptyToNone(text: LocalText): LocalText | undefined {
  return isEmpty(text) ? undefined : text
}

function numberOf(text: string): number | undefined {
  const value = text === '' ? NaN : Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

function polarityOf(text: string): Item['polarity'] {
  return text === 'positive' || text === 'negative' ? text : 'none'
}

function senseOf(text: string): Item['sense'] {
  return text === 'gain' || text === 'happiness' || text === 'security' ? text : undefined
}

function optional<Name extends keyof Item | keyof ItemOption, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value }
}
