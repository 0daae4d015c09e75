import type { Item, ItemOption, LocalText } from '#app/survey/item.ts'
import { TEXT_LANGUAGES, type TextLanguage } from '#app/survey/questionnaire/drafting/texts.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { sheetFoot, sheetHead, sheetRow, STYLE, type SheetLook } from '../writers/xlsx/sheet-rows.ts'
import { workbookParts } from '../writers/xlsx/workbook-parts.ts'
import { zipChunks } from '../writers/xlsx/zip.ts'
import { writeConstraint } from './expressions/constraint.ts'
import { writeRelevant } from './expressions/write-relevant.ts'
import { LANGUAGE_HEADINGS } from './languages.ts'
import { moreOf, SMILE_COLUMNS, toCell } from './smile-columns.ts'

/** A row by the headers of its cells; empty cells may be left out. */
type Cells = Record<string, string>

const TYPES = { single_choice: 'select_one', multiple_choice: 'select_multiple', ranking: 'rank' } as const

/**
 * A questionnaire as an XLSForm (`.xlsx`) that other survey tools open and `readXlsForm` reads back as it was. What an
 * XLSForm has no word for (indices, polarity, margins, forms) stands in columns that begin with `smile_`.
 *
 * @param code becomes `form_id`
 */
export async function writeXlsForm(
  { title, items, split }: QuestionnaireContent,
  { code, form, version }: { code: string; form: string; version: string },
): Promise<Buffer> {
  const languages = TEXT_LANGUAGES.filter(
    (language) => language !== 'zh-Hant' || JSON.stringify({ title, items }).includes('"zh-Hant"'),
  )
  const texts = (base: string) => languages.map((language) => headed(base, language))
  const lists = new Map<string, string>()
  const choices: Cells[] = []
  const survey = items.map((item) => surveyRow(item, items, listOf(item, lists, choices), languages))
  const settings: Cells = {
    form_title: title['zh-CN'] || title.en,
    form_id: code,
    version,
    default_language: LANGUAGE_HEADINGS['zh-CN'],
    ...inLanguages('smile_title', title, languages),
    smile_form: form,
    smile_more: toCell(split ? { split } : {}),
  }
  return workbook([
    {
      name: 'survey',
      headers: [
        'type', 'name', ...texts('label'), ...texts('hint'), 'required', 'relevant', 'constraint', 'parameters',
        ...texts('smile_short_label'), ...SMILE_COLUMNS,
      ], // prettier-ignore
      rows: survey,
    },
    {
      name: 'choices',
      headers: [
        'list_name',
        'name',
        ...texts('label'),
        'smile_code',
        'smile_missing',
        'smile_margin_category',
        'smile_more',
      ],
      rows: choices,
    },
    { name: 'settings', headers: Object.keys(settings), rows: [settings] },
  ])
}

function surveyRow(item: Item, items: Item[], list: string, languages: readonly TextLanguage[]): Cells {
  return {
    type: typeCell(item, list),
    name: item.code,
    ...inLanguages('label', item.text, languages),
    ...(item.hint ? inLanguages('hint', item.hint, languages) : {}),
    required: item.required ? 'yes' : '',
    relevant: item.show_if ? writeRelevant(item.show_if, items) : '',
    constraint: writeConstraint(item),
    parameters: item.randomise_options ? 'randomize=true' : '',
    ...inLanguages('smile_short_label', item.short_label, languages),
    smile_dimension: item.dimension,
    smile_polarity: item.polarity,
    smile_forms: item.forms.join(' '),
    smile_scale: item.scale ?? '',
    smile_margin_variable: item.margin_variable ?? '',
    smile_notes: item.notes,
    smile_more: toCell(moreOf(item)),
  }
}

function typeCell({ type, whole }: Item, list: string): string {
  if (type === 'open_text') return 'text'
  if (type === 'number') return whole ? 'integer' : 'decimal'
  return `${type === 'single_choice_dynamic' ? 'select_one' : TYPES[type]} ${list}`
}

/** The name of an item's list; the same options are one list, named after their scale or their first item. */
function listOf(item: Item, lists: Map<string, string>, choices: Cells[]): string {
  const options = item.type === 'single_choice_dynamic' ? (item.options_extra ?? []) : item.options
  if (item.type === 'number' || item.type === 'open_text') return ''
  const key = JSON.stringify(options)
  const known = lists.get(key)
  if (known !== undefined) return known
  const taken = new Set(lists.values())
  const name = item.scale !== null && !taken.has(item.scale) ? item.scale : item.code
  lists.set(key, name)
  for (const option of options) choices.push(choiceRow(name, option))
  return name
}

function choiceRow(
  list: string,
  { value, label, code, missing, margin_category, ...more }: ItemOption,
): Cells {
  return {
    list_name: list,
    name: String(value),
    ...inLanguages('label', label, TEXT_LANGUAGES),
    smile_code: code ?? '',
    smile_missing: missing ? 'yes' : '',
    smile_margin_category: margin_category ?? '',
    smile_more: toCell(more),
  }
}

function inLanguages(base: string, text: LocalText, languages: readonly TextLanguage[]): Cells {
  return Object.fromEntries(languages.map((language) => [headed(base, language), text[language] ?? '']))
}

function headed(base: string, language: TextLanguage): string {
  return `${base}::${LANGUAGE_HEADINGS[language]}`
}

async function workbook(sheets: { name: string; headers: string[]; rows: Cells[] }[]): Promise<Buffer> {
  const entries = sheets.map(({ headers, rows }, at) => {
    const look: SheetLook = { widths: headers.map(widthOf), frozenColumns: at === 0 ? 2 : 1, filtered: false }
    const line = (cells: string[], number: number, style: number) =>
      sheetRow(number, cells, headers.map(() => style)) // prettier-ignore
    const body = rows.map(
      (row, number) =>
      line(headers.map((header) => row[header] ?? ''), number + 2, STYLE.wrapped), // prettier-ignore
    )
    const content = [
      sheetHead(look),
      line(headers, 1, STYLE.header),
      ...body,
      sheetFoot(look, rows.length + 1),
    ]
    return { name: `xl/worksheets/sheet${at + 1}.xml`, content }
  })
  const chunks: Buffer[] = []
  for await (const chunk of zipChunks([...entries, ...workbookParts(sheets.map(({ name }) => name))]))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

function widthOf(header: string): number {
  return /^(label|hint)/.test(header) ? 40 : Math.max(12, header.length + 2)
}
