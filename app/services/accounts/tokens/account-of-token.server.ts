import { findApiToken, storeApiTokenUsed } from '#app/data/accounts/api-tokens.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'

import type { TokenScope } from './token-scopes.ts'

/** Whose program asks, and for what. */
export type TokenReader =
  | { outcome: 'known'; name: string; scopes: readonly string[] }
  | { outcome: 'refused'; reason: 'token-unknown' | 'token-revoked' | 'token-ended' | 'scope-missing' }

/**
 * The account a token acts for, if the token still works, its account may be used, and it has the scope.
 * The day of its last use is kept, once a day.
 */
export async function accountOfToken(
  db: Database,
  token: string,
  scope: TokenScope,
  { at, demonstrationOpen }: { at: Date; demonstrationOpen: boolean },
): Promise<TokenReader> {
  const found = await findApiToken(db, hashToken(token))
  if (!found) return { outcome: 'refused', reason: 'token-unknown' }
  const { account, revokedAt, expiresAt, scopes } = found
  if (revokedAt || account.disabled || account.role !== 'evaluator') {
    return { outcome: 'refused', reason: 'token-revoked' }
  }
  if (account.demonstration && !demonstrationOpen) return { outcome: 'refused', reason: 'token-revoked' }
  if (expiresAt <= at) return { outcome: 'refused', reason: 'token-ended' }
  if (!scopes.includes(scope)) return { outcome: 'refused', reason: 'scope-missing' }

  const day = at.toISOString().slice(0, 10)
  if (found.lastUsedOn !== day) storeApiTokenUsed(db, found.id, day)
  return { outcome: 'known', name: account.name, scopes }
}
