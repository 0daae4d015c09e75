import type { Database } from '#app/platform/database/database.server.ts'

import { accountOf, type AccountRecord } from './accounts.server.ts'
import { storedTime } from './stored-time.server.ts'

export interface ResetRecord {
  expiresAt: Date
  account: AccountRecord
}

/** The reset of a hashed token with its account, or null. */
export async function findReset(db: Database, tokenHash: string): Promise<ResetRecord | null> {
  const reset = await db.prisma.passwordReset.findUnique({
    where: { tokenHash },
    include: { account: { include: { cities: true } } },
  })
  return reset && { expiresAt: reset.expiresAt, account: accountOf(reset.account) }
}

/** Stores a reset; earlier ones of the account end with it. */
export function insertReset(
  db: Database,
  reset: { tokenHash: string; accountId: string; expiresAt: Date },
): void {
  deleteResetsOf(db, reset.accountId)
  db.columns
    .prepare('INSERT INTO "PasswordReset" ("tokenHash", "accountId", "expiresAt") VALUES (?, ?, ?)')
    .run(reset.tokenHash, reset.accountId, storedTime(reset.expiresAt))
}

/** Uses a reset up. @returns false when it was used before */
export function deleteReset(db: Database, tokenHash: string): boolean {
  return db.columns.prepare('DELETE FROM "PasswordReset" WHERE "tokenHash" = ?').run(tokenHash).changes === 1
}

/** Ends all resets of an account, at once. */
export function deleteResetsOf(db: Database, accountId: string): void {
  db.columns.prepare('DELETE FROM "PasswordReset" WHERE "accountId" = ?').run(accountId)
}
