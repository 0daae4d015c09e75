import type { NotCarried } from '#app/formats/xlsform/not-carried.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFile, type Refused } from '#app/platform/refused.ts'
import {
  formatOfName,
  readQuestionnaireFile,
} from '#app/services/fieldwork/questionnaires/read-questionnaire-file.server.ts'
import { startDraft } from './start-draft.server.ts'

export type ImportDraftOutcome =
  { outcome: 'imported'; code: string; revision: number; items: number; notCarried: NotCarried[] } | Refused

/**
 * Makes the content of a file the draft of a questionnaire, complete or not; what an earlier draft said stays in its
 * revisions.
 *
 * @param code goes before the file's own
 * @returns refused with UNUSABLE_FILE, or with BAD_CODE where neither the file nor the caller names a usable code
 */
export async function importDraft(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  code: string,
  who: { by: string; at: Date },
): Promise<ImportDraftOutcome> {
  const read = await readQuestionnaireFile(file.bytes, formatOfName(file.name), true)
  if ('problems' in read) return refusedFile(file.name, read.problems)
  const { content, form, notCarried } = read
  const beginning = { from: 'file' as const, content, form: form ?? 'own' }
  const started = await startDraft(db, code || (read.code ?? ''), beginning, who)
  if (started.outcome === 'refused') return started
  const { revision } = started
  return { outcome: 'imported', code: started.code, revision, items: content.items.length, notCarried }
}
