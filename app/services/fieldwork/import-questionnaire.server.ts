import { z } from 'zod'

import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { readJson } from '#app/formats/json.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, type Refused } from '#app/platform/refused.ts'
import { checkQuestionnaire } from '#app/survey/questionnaire/check-questionnaire.ts'
import { questionnaireSchema } from '#app/survey/questionnaire/questionnaire.ts'

/** A questionnaire file: title and items, and under which code and form they are kept. */
const fileSchema = questionnaireSchema.extend({ code: z.string().optional(), form: z.string().optional() })

/** What goes before the file's own code and form, and how the import is run. */
export interface QuestionnaireImport {
  code?: string | undefined
  form?: string | undefined
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
}

/**
 * Takes a questionnaire from a JSON file as the next version of its code. Versions that are there stay as they are,
 * frozen or not, and waves keep theirs; no shipped questionnaire of that code is loaded over it any more.
 *
 * @returns refused with UNUSABLE_FILE and every problem with its line and path, as `checkQuestionnaire` finds them, or
 *   with NO_CODE when neither the file nor the caller names one
 */
export async function importQuestionnaire(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  { code: given, form, dryRun, today }: QuestionnaireImport,
): Promise<ImportedQuestionnaire | Refused> {
  const read = readJson(file.bytes, fileSchema)
  if ('problems' in read) return refusedFile(file.name, read.problems)
  const { code: own, form: ownForm, ...content } = read.value
  const faults = checkQuestionnaire(content)
  if (faults.length > 0) {
    return refusedFile(
      file.name,
      faults.map(({ path, ...fault }) => ({ ...fault, line: read.lineOf(path), column: path.join('.') })),
    )
  }
  const code = given ?? own
  if (code === undefined || !/^[a-z0-9](-?[a-z0-9])*$/.test(code)) {
    const rule = 'small letters, digits and single hyphens'
    return refused('NO_CODE', `The questionnaire needs a code (${rule}).`, { code: code ?? null })
  }

  const hash = contentHash(content)
  const items = content.items.length
  const latest = await findLatestQuestionnaire(db, code)
  if (latest?.hash === hash) {
    return { outcome: 'unchanged', questionnaire: { id: latest.id, version: latest.version }, items }
  }
  if (dryRun) return { outcome: 'checked', questionnaire: null, items }
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
  return { outcome: 'imported', questionnaire, items }
}
