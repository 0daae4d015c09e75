import type { Database } from '#app/platform/database/database.server.ts'

import { accountOf, type AccountRecord } from './accounts.server.ts'
import { storedTime } from './stored-time.server.ts'

/** A token of the interface for machines; the secret itself is known to its holder alone. */
export interface ApiTokenRecord {
  id: string
  accountId: string
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date
  /** the day it was last used, or null */
  lastUsedOn: string | null
  revokedAt: Date | null
}

interface StoredToken extends Omit<ApiTokenRecord, 'scopes'> {
  scopes: string
}

function tokenOf({ id, accountId, name, scopes, createdAt, expiresAt, lastUsedOn, revokedAt }: StoredToken) {
  return { id, accountId, name, scopes: scopes.split(' '), createdAt, expiresAt, lastUsedOn, revokedAt }
}

/** The token of a hash with its account, or null. */
export async function findApiToken(
  db: Database,
  tokenHash: string,
): Promise<(ApiTokenRecord & { account: AccountRecord }) | null> {
  const stored = await db.prisma.apiToken.findUnique({
    where: { tokenHash },
    include: { account: { include: { cities: true } } },
  })
  return stored && { ...tokenOf(stored), account: accountOf(stored.account) }
}

/** The tokens of an account, newest first. */
export async function listApiTokens(db: Database, accountId: string): Promise<ApiTokenRecord[]> {
  const stored = await db.prisma.apiToken.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return stored.map(tokenOf)
}

/** Stores a token, at once. */
export function insertApiToken(
  db: Database,
  token: Pick<ApiTokenRecord, 'id' | 'accountId' | 'name' | 'scopes' | 'createdAt' | 'expiresAt'> & {
    tokenHash: string
  },
): void {
  db.columns
    .prepare(
      `INSERT INTO "ApiToken" ("id", "tokenHash", "accountId", "name", "scopes", "createdAt", "expiresAt")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      token.id,
      token.tokenHash,
      token.accountId,
      token.name,
      token.scopes.join(' '),
      storedTime(token.createdAt),
      storedTime(token.expiresAt),
    )
}

/** Ends a token of an account, at once. @returns false when the account has no such token that still works */
export function storeApiTokenRevoked(db: Database, id: string, accountId: string, at: Date): boolean {
  return (
    db.columns
      .prepare(
        'UPDATE "ApiToken" SET "revokedAt" = ? WHERE "id" = ? AND "accountId" = ? AND "revokedAt" IS NULL',
      )
      .run(storedTime(at), id, accountId).changes === 1
  )
}

/** Keeps the day a token was last used, at once. */
export function storeApiTokenUsed(db: Database, id: string, day: string): void {
  db.columns.prepare('UPDATE "ApiToken" SET "lastUsedOn" = ? WHERE "id" = ?').run(day, id)
}
