import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import {
  findDraft,
  insertDraft,
  insertRevision,
  setDraftBasis,
} from '#app/data/reference/questionnaire-drafts.server.ts'
import { findLatestQuestionnaire, findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

export type StartOutcome = { outcome: 'started'; code: string; revision: number } | Refused

/** What a draft begins with: nothing but a title, a version such as smile-short@1, or the content of a file. */
export type DraftBeginning =
  | { from: 'nothing'; title: LocalText }
  | { from: 'version'; version: string }
  | { from: 'file'; content: QuestionnaireContent; form: string }

const CODE = /^[a-z0-9](-?[a-z0-9])*$/
const LONGEST_CODE = 64

/**
 * Starts the draft of a questionnaire. When there is a draft of that code already, what it begins with becomes its next
 * revision, and what it said before stays in its list of revisions.
 *
 * @returns refused with BAD_CODE, CODE_TAKEN (a new questionnaire only) or UNKNOWN_QUESTIONNAIRE
 */
export async function startDraft(
  db: Database,
  code: string,
  beginning: DraftBeginning,
  { by, at }: { by: string; at: Date },
): Promise<StartOutcome> {
  if (!CODE.test(code) || code.length > LONGEST_CODE) {
    return refused('BAD_CODE', 'The code takes small letters, digits and single hyphens.', { code })
  }
  const latest = await findLatestQuestionnaire(db, code)
  if (beginning.from === 'nothing' && (latest || findDraft(db, code))) {
    return refused('CODE_TAKEN', `There is already a questionnaire ${code}.`, { code })
  }
  const source = beginning.from === 'version' ? await findQuestionnaire(db, beginning.version) : latest
  if (beginning.from === 'version' && !source) {
    return refused('UNKNOWN_QUESTIONNAIRE', `There is no questionnaire ${beginning.version}.`, { code })
  }
  const content =
    beginning.from === 'nothing'
      ? { title: beginning.title, items: [] }
      : beginning.from === 'file'
        ? beginning.content
        : source!.content
  const form = beginning.from === 'file' ? beginning.form : (source?.form ?? 'own')
  // a copy of another questionnaire has no version before it under its own code
  const basedOn = source?.code === code ? source.id : (latest?.id ?? null)
  const change = { kind: beginning.from === 'file' ? 'imported' : 'started', items: [] }
  return inOneTransaction(db, () => {
    const draft = findDraft(db, code)
    if (!draft) {
      const createdOn = at.toISOString().slice(0, 10)
      insertDraft(db, { code, form, basedOn, createdBy: by, createdOn, content, change, at })
      return { outcome: 'started', code, revision: 1 }
    }
    setDraftBasis(db, code, basedOn, form)
    const revision = insertRevision(db, { code, parent: draft.current, content, change, by, at })
    return { outcome: 'started', code, revision }
  })
}
