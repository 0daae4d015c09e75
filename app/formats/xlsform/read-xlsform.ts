import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { questionnaireDraftSchema } from '#app/survey/questionnaire/drafting/draft-schema.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { FileProblem } from '../csv.ts'
import { guessLanguage, languageOfHeading } from './languages.ts'
import type { NotCarried } from './not-carried.ts'
import { FormRows, type FormRow } from './reading/form-rows.ts'
import { readChoices } from './reading/read-choices.ts'
import { readSheets, type Sheet } from './reading/read-sheets.ts'
import { readSurvey } from './reading/read-survey.ts'
import { fromCell } from './smile-columns.ts'

/** A questionnaire read from an XLSForm. It may be incomplete: an XLSForm knows no indices, and may know one language. */
export interface ReadXlsForm {
  content: QuestionnaireContent
  /** from `form_id`, as far as it can be a code */
  code: string | null
  form: string | null
  notCarried: NotCarried[]
}

const SHEETS = ['survey', 'choices', 'settings']
const SETTINGS = ['form_title', 'form_id', 'default_language', 'smile_title', 'smile_form', 'smile_more']

/**
 * Reads an XLSForm (`.xlsx` with the sheets survey, choices and settings).
 *
 * @returns the questionnaire and everything that was not carried over, by row and column; or problems NOT_XLSX,
 *   TOO_LARGE, TOO_MANY_ROWS, NO_SURVEY, MISSING_COLUMN or INVALID_VALUE
 *
 * Source: XLSForm reference (xlsform.org), version of 2024; aliases as pyxform reads them.
 */
export async function readXlsForm(bytes: Uint8Array): Promise<ReadXlsForm | { problems: FileProblem[] }> {
  const read = await readSheets(bytes)
  if ('problems' in read) return read
  const notCarried: NotCarried[] = []
  const sheetOf = (name: string) => read.sheets.find((sheet) => sheet.name.toLowerCase() === name)
  const surveySheet = sheetOf('survey')
  if (!surveySheet) return problem('NO_SURVEY', 'The workbook has no sheet called survey.', null)
  for (const sheet of read.sheets) noteSheet(sheet, notCarried)

  const settings = settingsOf(sheetOf('settings'), notCarried)
  const language = languageOfHeading(settings?.get('default_language') ?? '')
  const survey = new FormRows(surveySheet, language, notCarried)
  for (const column of ['type', 'name']) {
    if (!survey.has(column))
      return problem('MISSING_COLUMN', `The sheet survey has no column ${column}.`, column)
  }
  const choices = sheetOf('choices')
  const lists = readChoices(choices ? new FormRows(choices, language, notCarried) : null)
  const parsed = questionnaireDraftSchema.safeParse({
    title: titleOf(settings),
    items: readSurvey(survey, lists),
    ...fromCell(settings?.get('smile_more') ?? ''),
  })
  if (!parsed.success) {
    const { path = [], message = '' } = parsed.error.issues[0] ?? {}
    return problem('INVALID_VALUE', message, path.map(String).join('.'))
  }
  const code = (settings?.get('form_id') ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return {
    content: parsed.data,
    code: code || null,
    form: settings?.get('smile_form') || null,
    notCarried: notCarried.sort(byPlace),
  }
}

function byPlace(a: NotCarried, b: NotCarried): number {
  const order = ({ sheet }: NotCarried) =>
    (SHEETS.indexOf(sheet.toLowerCase()) + SHEETS.length + 1) % (SHEETS.length + 1)
  return order(a) - order(b) || a.row - b.row
}

function noteSheet({ name, rows }: Sheet, notCarried: NotCarried[]): void {
  if (SHEETS.includes(name.toLowerCase()) || rows.length < 2) return
  notCarried.push({ sheet: name, row: 1, column: '', value: '', what: 'sheet' })
}

/** The one row of the `settings` sheet. */
function settingsOf(sheet: Sheet | undefined, notCarried: NotCarried[]): FormRow | null {
  if (!sheet) return null
  const form = new FormRows(sheet, null, notCarried)
  const [row] = form.rows()
  if (!row) return null
  const others = form.columns.map(({ base }) => base).filter((base) => !SETTINGS.includes(base))
  row.note(others, 'setting')
  return row
}

function titleOf(settings: FormRow | null): LocalText {
  const own = settings?.text('smile_title')
  if (own) return own
  const title = settings?.get('form_title') ?? ''
  const language = languageOfHeading(settings?.get('default_language') ?? '') ?? guessLanguage(title)
  return { 'zh-CN': '', en: '', ...(title === '' ? {} : { [language]: title }) }
}

function problem(code: string, message: string, column: string | null): { problems: FileProblem[] } {
  return { problems: [{ line: 1, column, code, message }] }
}
