import type { Database } from '#app/platform/database/database.server.ts'

import { accountOf, type AccountRecord } from './accounts.server.ts'
import { storedTime } from './stored-time.server.ts'

export interface SessionRecord {
  expiresAt: Date
  account: AccountRecord
}

/** The session of a hashed token with its account, or null. */
export async function findSession(db: Database, tokenHash: string): Promise<SessionRecord | null> {
  const session = await db.prisma.session.findUnique({
    where: { tokenHash },
    include: { account: { include: { cities: { orderBy: { cityCode: 'asc' } } } } },
  })
  return session && { expiresAt: session.expiresAt, account: accountOf(session.account) }
}

/** Begins a session and forgets those that have ended, at once. */
export function insertSession(
  db: Database,
  session: { tokenHash: string; accountId: string; expiresAt: Date },
  at: Date,
): void {
  db.columns.prepare('DELETE FROM "Session" WHERE "expiresAt" <= ?').run(storedTime(at))
  db.columns
    .prepare('INSERT INTO "Session" ("tokenHash", "accountId", "expiresAt") VALUES (?, ?, ?)')
    .run(session.tokenHash, session.accountId, storedTime(session.expiresAt))
}

/** Moves a session's end, at once. */
export function extendSession(db: Database, tokenHash: string, expiresAt: Date): void {
  db.columns
    .prepare('UPDATE "Session" SET "expiresAt" = ? WHERE "tokenHash" = ?')
    .run(storedTime(expiresAt), tokenHash)
}

/** Ends one session, at once. @returns false when there was none */
export function deleteSession(db: Database, tokenHash: string): boolean {
  return db.columns.prepare('DELETE FROM "Session" WHERE "tokenHash" = ?').run(tokenHash).changes === 1
}

/** Ends all sessions of an account, at once. */
export function deleteSessionsOf(db: Database, accountId: string): void {
  db.columns.prepare('DELETE FROM "Session" WHERE "accountId" = ?').run(accountId)
}
