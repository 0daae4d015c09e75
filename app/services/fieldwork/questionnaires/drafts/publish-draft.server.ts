import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { deleteDraft, findDraft } from '#app/data/reference/questionnaire-drafts.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { formOf } from '#app/survey/questionnaire/drafting/form-of.ts'
import { checkOf } from './read-draft.server.ts'

export type PublishOutcome = { outcome: 'published'; id: string; version: number } | Refused

/**
 * Makes the next version of a questionnaire of its draft, whole, or of those items that belong to one form as the next
 * version of a questionnaire of its own (`<code>-<form>`). The draft of a whole questionnaire is done with; one a form
 * was taken from goes on.
 *
 * @param base the revision that was looked at
 * @returns refused with NO_DRAFT, DRAFT_CHANGED, DRAFT_HAS_ERRORS or NOTHING_NEW
 */
export async function publishDraft(
  db: Database,
  code: string,
  { base, form }: { base: number; form: string | null },
  { by, at }: { by: string; at: Date },
): Promise<PublishOutcome> {
  const draft = findDraft(db, code)
  if (!draft) return refused('NO_DRAFT', `There is no draft of ${code}.`, { code })
  if (draft.current !== base)
    return refused('DRAFT_CHANGED', `The draft of ${code} was saved meanwhile.`, { code })
  const content = form === null ? draft.content : formOf(draft.content, form)
  const errors = (await checkOf(db, { ...draft, content })).filter(({ level }) => level === 'error')
  if (errors.length > 0) {
    return refused('DRAFT_HAS_ERRORS', `The draft of ${code} has ${errors.length} errors.`, {
      code,
      count: errors.length,
    })
  }
  const target = form === null ? code : `${code}-${form}`
  const hash = contentHash(content)
  const latest = await findLatestQuestionnaire(db, target)
  if (latest?.hash === hash) {
    return refused('NOTHING_NEW', `${latest.id} says the same.`, { code, version: latest.id })
  }
  return inOneTransaction(db, () => {
    if (findDraft(db, code)?.current !== base) {
      return refused('DRAFT_CHANGED', `The draft of ${code} was saved meanwhile.`, { code })
    }
    markOwned(db, `questionnaire ${target}`, at.toISOString().slice(0, 10))
    const made = insertQuestionnaire(db, {
      code: target,
      form: form ?? draft.form,
      content,
      hash,
      frozen: false,
    })
    if (form === null) deleteDraft(db, code)
    insertAudit(db, { actor: by, action: 'questionnaire-published', subject: made.id, detail: { hash } }, at)
    return { outcome: 'published', ...made }
  })
}
