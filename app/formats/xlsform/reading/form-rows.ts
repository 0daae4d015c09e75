import type { LocalText } from '#app/survey/item.ts'
import type { TextLanguage } from '#app/survey/questionnaire/drafting/texts.ts'
import { guessLanguage, languageOfHeading } from '../languages.ts'
import type { NotCarried, NotCarriedReason } from '../not-carried.ts'
import type { Sheet } from './read-sheets.ts'

/** A column of a sheet as its header reads. */
interface Column {
  header: string
  /** the header's name in today's spelling, without its language */
  base: string
  /** what stands behind `::` */
  heading: string | null
}

/** Spellings that the reference allows beside the usual one. */
const ALIASES: Record<string, string> = {
  relevance: 'relevant',
  caption: 'label',
  value: 'name',
  tag: 'name',
  command: 'type',
  'constraint message': 'constraint_message',
  'constraint-msg': 'constraint_message',
  'required message': 'required_message',
  requiredmsg: 'required_message',
  'repeat-count': 'repeat_count',
  'choice filter': 'choice_filter',
  calculate: 'calculation',
  readonly: 'read_only',
  'list name': 'list_name',
  image: 'media',
  audio: 'media',
  video: 'media',
  'big-image': 'media',
}

/** Columns that the reference also allows as attributes of `bind`. */
const BINDS = ['required', 'relevant', 'constraint', 'calculate', 'readonly']

/** What a text may hold that is no text: the answer to another question, and Markdown or HTML. */
const IN_TEXTS: [RegExp, NotCarriedReason][] = [
  [/\$\{[^}]+\}/, 'reference'],
  [/\*\*\S|^#{1,6} |<\/?(?:span|font|b|i|u|em|strong|p|br|h\d)\b[^>]*>/im, 'styling'],
]

/** The rows of a sheet by the names of their columns, with a list of what nobody asked for. */
export class FormRows {
  readonly columns: Column[]

  constructor(
    readonly sheet: Sheet,
    private readonly mainLanguage: TextLanguage | null,
    private readonly notes: NotCarried[],
  ) {
    this.columns = (sheet.rows[0] ?? []).map(readHeader)
  }

  /** All rows that say anything, with their numbers counted from 1. */
  rows(): FormRow[] {
    return this.sheet.rows.flatMap((cells, at) =>
      at > 0 && cells.some((cell) => cell !== '') ? [new FormRow(this, cells, at + 1)] : [],
    )
  }

  has(base: string): boolean {
    return this.columns.some((column) => column.base === base)
  }

  note(row: number, column: string, value: string, what: NotCarriedReason): void {
    this.notes.push({ sheet: this.sheet.name, row, column, value, what })
  }

  /** Notes every column that is neither known nor empty, once, where it first says something. */
  noteUnknown(known: readonly string[]): void {
    this.columns.forEach(({ base, header }, at) => {
      if (header === '' || known.includes(base)) return
      const row = this.sheet.rows.findIndex((cells, number) => number > 0 && (cells[at] ?? '') !== '')
      if (row > 0) this.note(row + 1, header, this.sheet.rows[row]![at]!, 'column')
    })
  }

  languageOf({ heading }: Column, text: string): TextLanguage | null {
    if (heading === null) return this.mainLanguage ?? guessLanguage(text)
    return languageOfHeading(heading)
  }
}

/** One row of a form. */
export class FormRow {
  constructor(
    private readonly form: FormRows,
    private readonly cells: string[],
    readonly number: number,
  ) {}

  /** The text below a column without a language; '' where there is none. */
  get(base: string): string {
    const at = this.form.columns.findIndex((column) => column.base === base)
    return at < 0 ? '' : (this.cells[at] ?? '')
  }

  /** A text in every language it is given in; those we do not know are noted. */
  text(base: string): LocalText | null {
    const text: LocalText = { 'zh-CN': '', en: '' }
    let found = false
    this.form.columns.forEach((column, at) => {
      const value = this.cells[at] ?? ''
      if (column.base !== base || value === '') return
      const language = this.form.languageOf(column, value)
      if (!language) return this.form.note(this.number, column.header, value, 'language')
      for (const [pattern, what] of IN_TEXTS) {
        if (pattern.test(value)) this.form.note(this.number, column.header, value, what)
      }
      text[language] = value
      found = true
    })
    return found ? text : null
  }

  /** Notes the cells of some columns as not carried over, where they say anything. */
  note(bases: readonly string[], what: NotCarriedReason): void {
    this.form.columns.forEach(({ base, header }, at) => {
      const value = this.cells[at] ?? ''
      if (bases.includes(base) && value !== '') this.form.note(this.number, header, value, what)
    })
  }
}

function readHeader(header: string): Column {
  const parts = header.split(/::|:(?=[^:])/).map((part) => part.trim())
  const bound = parts[0]?.toLowerCase() === 'bind' && BINDS.includes(parts[1]?.toLowerCase() ?? '')
  const [first = '', ...rest] = bound ? parts.slice(1) : parts
  const lower = first.toLowerCase()
  const base = ALIASES[lower] ?? lower
  // the kind of a recording or picture stands between the column and its language
  const heading = base === 'media' && rest.length > 1 ? rest.slice(1).join('::') : rest.join('::')
  return { header, base, heading: heading === '' ? null : heading }
}
