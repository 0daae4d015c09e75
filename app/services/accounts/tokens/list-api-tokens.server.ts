import { findAccountByName } from '#app/data/accounts/accounts.server.ts'
import { listApiTokens, type ApiTokenRecord } from '#app/data/accounts/api-tokens.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { normaliseAccountName } from '../account-name.ts'

/** A token as its holder's list shows it. */
export interface ApiTokenLine extends Omit<ApiTokenRecord, 'accountId'> {
  state: 'works' | 'revoked' | 'ended'
}

/** The tokens of an account, newest first; null when there is no such account. */
export async function listTokensOf(db: Database, account: string, at: Date): Promise<ApiTokenLine[] | null> {
  const found = await findAccountByName(db, normaliseAccountName(account))
  if (!found) return null
  const tokens = await listApiTokens(db, found.id)
  return tokens.map(({ accountId: _account, ...token }) => ({ ...token, state: stateOf(token, at) }))
}

function stateOf(
  { revokedAt, expiresAt }: Pick<ApiTokenRecord, 'revokedAt' | 'expiresAt'>,
  at: Date,
): ApiTokenLine['state'] {
  if (revokedAt) return 'revoked'
  return expiresAt <= at ? 'ended' : 'works'
}
