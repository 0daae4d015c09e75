import { findAccountByName } from '#app/data/accounts/accounts.server.ts'
import { listApiTokens, storeApiTokenRevoked } from '#app/data/accounts/api-tokens.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { normaliseAccountName } from '../account-name.ts'

export type RevokeTokenOutcome =
  { outcome: 'revoked' } | { outcome: 'refused'; reason: 'unknown' | 'unknown-token' | 'already-revoked' }

/** Ends a token at once. @param actor name of the account, or `command-line` */
export async function revokeApiToken(
  db: Database,
  { account, id, actor }: { account: string; id: string; actor: string },
  at: Date,
): Promise<RevokeTokenOutcome> {
  const owner = await findAccountByName(db, normaliseAccountName(account))
  if (!owner) return { outcome: 'refused', reason: 'unknown' }
  const token = (await listApiTokens(db, owner.id)).find((one) => one.id === id)
  if (!token) return { outcome: 'refused', reason: 'unknown-token' }
  return inOneTransaction(db, () => {
    if (!storeApiTokenRevoked(db, id, owner.id, at)) return { outcome: 'refused', reason: 'already-revoked' }
    const detail = { token: token.name }
    insertAudit(db, { actor, action: 'token-revoked', subject: owner.name, detail }, at)
    return { outcome: 'revoked' }
  })
}
