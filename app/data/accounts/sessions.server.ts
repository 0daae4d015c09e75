import { prepared } from '#app/data/prepared.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import type { AccountRecord, Role } from './accounts.server.ts'
import { storedTime } from './stored-time.server.ts'

export interface SessionRecord {
  expiresAt: Date
  account: Pick<AccountRecord, 'id' | 'name' | 'role' | 'disabled' | 'demonstration' | 'cities'>
}

interface StoredSession {
  expiresAt: string
  id: string
  name: string
  role: Role
  disabled: number
  demonstration: number
  /** JSON list of codes */
  cities: string
}

const FIND = `SELECT s."expiresAt", a."id", a."name", a."role", a."disabled", a."demonstration",
    (SELECT json_group_array("cityCode") FROM
      (SELECT "cityCode" FROM "AccountCity" WHERE "accountId" = a."id" ORDER BY "cityCode")) AS "cities"
  FROM "Session" s JOIN "Account" a ON a."id" = s."accountId" WHERE s."tokenHash" = ?`

/** The session of a hashed token with its account, or null. One statement, as every page of staff asks this. */
export async function findSession(
  db: Pick<Database, 'columns'>,
  tokenHash: string,
): Promise<SessionRecord | null> {
  const found = prepared(db, FIND).get(tokenHash) as StoredSession | undefined
  if (!found) return null
  const { expiresAt, disabled, demonstration, cities, ...account } = found
  return {
    expiresAt: new Date(expiresAt),
    account: {
      ...account,
      disabled: disabled === 1,
      demonstration: demonstration === 1,
      cities: JSON.parse(cities) as string[],
    },
  }
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
