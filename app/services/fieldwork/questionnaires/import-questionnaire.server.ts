import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { NotCarried } from '#app/formats/xlsform/not-carried.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, refusedFormat, type Refused } from '#app/platform/refused.ts'
import { checkQuestionnaire } from '#app/survey/questionnaire/check-questionnaire.ts'
import {
  formatOfName,
  QUESTIONNAIRE_FORMATS,
  readQuestionnaireFile,
} from './read-questionnaire-file.server.ts'

/** What goes before the file's own code and form, and how the import is run. */
export interface QuestionnaireImport {
  code?: string | undefined
  form?: string | undefined
  /** json or xlsform; by the ending of the file's name when absent */
  format?: string | undefined
  dryRun: boolean
  /** YYYY-MM-DD */
  today: string
}

export interface ImportedQuestionnaire {
  /** `unchanged`: the latest version says the same */
  outcome: 'imported' | 'checked' | 'unchanged'
  /** the version made now, or the latest one; null after a dry run of a new one */
  questionnaire: { id: string; version: number } | null
  items: number
  /** of an XLSForm: everything that was not carried over */
  notCarried?: NotCarried[]
}

/**
 * Takes a questionnaire from a JSON file or an XLSForm as the next version of its code. Versions that are there stay as they are,
 * frozen or not, and waves keep theirs; no shipped questionnaire of that code is loaded over it any more.
 *
 * @returns refused with UNKNOWN_FORMAT, with UNUSABLE_FILE and every problem with its line and path, as `checkQuestionnaire` finds them, or
 *   with NO_CODE when neither the file nor the caller names one
 */
export async function importQuestionnaire(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  { code: given, form, format = formatOfName(file.name), dryRun, today }: QuestionnaireImport,
): Promise<ImportedQuestionnaire | Refused> {
  const known = QUESTIONNAIRE_FORMATS.find((one) => one === format)
  if (!known) return refusedFormat(format, [...QUESTIONNAIRE_FORMATS])
  const read = await readQuestionnaireFile(file.bytes, known)
  if ('problems' in read) return refusedFile(file.name, read.problems)
  const { content, code: own, form: ownForm } = read
  const faults = checkQuestionnaire(content)
  if (faults.length > 0) {
    return refusedFile(
      file.name,
      faults.map(({ path, ...fault }) => ({ ...fault, line: read.lineOf(path), column: path.join('.') })),
    )
  }
  const code = given ?? own
  if (code === null || !/^[a-z0-9](-?[a-z0-9])*$/.test(code)) {
    const rule = 'small letters, digits and single hyphens'
    return refused('NO_CODE', `The questionnaire needs a code (${rule}).`, { code })
  }

  const hash = contentHash(content)
  const items = content.items.length
  const report = known === 'xlsform' ? { notCarried: read.notCarried } : {}
  const latest = await findLatestQuestionnaire(db, code)
  if (latest?.hash === hash) {
    return {
      outcome: 'unchanged',
      questionnaire: { id: latest.id, version: latest.version },
      items,
      ...report,
    }
  }
  if (dryRun) return { outcome: 'checked', questionnaire: null, items, ...report }
  const questionnaire = inOneTransaction(db, () => {
    markOwned(db, `questionnaire ${code}`, today)
    return insertQuestionnaire(db, {
      code,
      form: form ?? ownForm ?? latest?.form ?? 'own',
      content,
      hash,
      frozen: false,
    })
  })
  return { outcome: 'imported', questionnaire, items, ...report }
}
