import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { revokeAssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { EntryKind } from '#app/survey/wave/modes.ts'

/**
 * Takes the code of a tablet or interviewer back: whoever was let in by it can hand nothing in any more.
 *
 * @returns refused with UNKNOWN_CODE when there is none, or it was taken back before
 */
export function revokeCode(
  db: Database,
  { wave: waveId, kind, number }: { wave: string; kind: EntryKind; number: number },
  { by, at }: { by: string; at: Date },
): { outcome: 'revoked' } | Refused {
  return inOneTransaction(db, () => {
    if (!revokeAssistedCode(db, { waveId, kind, number })) {
      return refused('UNKNOWN_CODE', `${waveId} has no valid code ${kind} ${number}.`, { kind, number })
    }
    const detail = { kind, number }
    insertAudit(db, { actor: by, action: 'assisted-code-revoked', subject: waveId, detail }, at)
    return { outcome: 'revoked' } as const
  })
}
