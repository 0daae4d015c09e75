import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteDraft } from '#app/data/reference/questionnaire-drafts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** Takes a draft away for good, with all its revisions; published versions stay. */
export function discardDraft(db: Database, code: string): void {
  inOneTransaction(db, () => deleteDraft(db, code))
}
