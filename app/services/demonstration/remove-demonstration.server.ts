import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteDemonstration, type RemovedCounts } from '#app/data/demonstration.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { markSetUp } from './set-up-state.server.ts'

/**
 * Takes every synthetic wave away, with its responses, analyses and releases, and the demonstration accounts. Whatever
 * is not synthetic stays as it is, and the demonstration does not come back at the next start.
 */
export function removeDemonstration(db: Database, at: Date): { outcome: 'removed'; removed: RemovedCounts } {
  return inOneTransaction(db, () => {
    const removed = deleteDemonstration(db)
    markSetUp(db, 'removed')
    const entry = { actor: 'command-line', action: 'demonstration-removed', subject: '' } as const
    insertAudit(db, { ...entry, detail: { ...removed } }, at)
    return { outcome: 'removed', removed }
  })
}

/** Notes that the demonstration is being set up, after taking away what an interrupted attempt has left. */
export function beginSetUp(db: Database): void {
  inOneTransaction(db, () => {
    deleteDemonstration(db)
    markSetUp(db, 'begun')
  })
}
