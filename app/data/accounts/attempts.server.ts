import type { Database } from '#app/platform/database/database.server.ts'

import type { AccountRecord } from './accounts.server.ts'
import { storedTime } from './stored-time.server.ts'

/**
 * Counts an attempt to sign in before it is judged, so that attempts made at the same time cannot all be the first.
 *
 * @param account as it was read
 * @param restUntil until when no further attempt is judged; null = the next one may follow at once
 * @returns false when the account rests, or another attempt was counted since it was read
 */
export function countAttempt(
  db: Database,
  account: AccountRecord,
  restUntil: Date | null,
  at: Date,
): boolean {
  const { changes } = db.columns
    .prepare(
      `UPDATE "Account" SET "failedSignIns" = "failedSignIns" + 1, "lockedUntil" = @restUntil
       WHERE "id" = @id AND "failedSignIns" = @seen AND ("lockedUntil" IS NULL OR "lockedUntil" <= @at)`,
    )
    .run({
      id: account.id,
      seen: account.failedSignIns,
      restUntil: restUntil && storedTime(restUntil),
      at: storedTime(at),
    })
  return changes === 1
}

/** Forgets the attempts that failed, at once. */
export function clearAttempts(db: Database, id: string): void {
  db.columns.prepare('UPDATE "Account" SET "failedSignIns" = 0, "lockedUntil" = NULL WHERE "id" = ?').run(id)
}
