import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findScheme, setSchemeArchived } from '#app/data/schemes/schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

export type ArchiveOutcome = { outcome: 'archived' | 'restored'; id: number } | Refused

/** Puts a scheme out of the way or back. Waves keep their own copies. @returns refused with UNKNOWN_SCHEME */
export async function archiveScheme(
  db: Database,
  { id, archived }: { id: number; archived: boolean },
  { by, at }: { by: string; at: Date },
): Promise<ArchiveOutcome> {
  const scheme = await findScheme(db, id)
  if (!scheme) return refused('UNKNOWN_SCHEME', `There is no scheme ${id}.`, { scheme: id })
  inOneTransaction(db, () => {
    setSchemeArchived(db, id, archived)
    const action = archived ? 'scheme-archived' : 'scheme-restored'
    insertAudit(db, { actor: by, action, subject: scheme.name }, at)
  })
  return { outcome: archived ? 'archived' : 'restored', id }
}
