import { findAccountByName } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { insertReset } from '#app/data/accounts/password-resets.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken, makeToken } from '#app/platform/sign-in/token.server.ts'

import { normaliseAccountName } from './account-name.ts'

const LASTS = 24 * 3600 * 1000

export type ResetLinkOutcome =
  { outcome: 'made'; path: string; expiresAt: Date } | { outcome: 'refused'; reason: 'unknown' | 'disabled' }

/**
 * Makes a link by which someone sets a new password: for one use within 24 hours, ending earlier links.
 * The path is known to the caller alone; only its hash is stored.
 *
 * @param actor name of the operator, or `command-line`
 */
export async function makeResetLink(
  db: Database,
  { name, actor }: { name: string; actor: string },
  at: Date,
): Promise<ResetLinkOutcome> {
  const account = await findAccountByName(db, normaliseAccountName(name))
  if (!account) return { outcome: 'refused', reason: 'unknown' }
  if (account.disabled) return { outcome: 'refused', reason: 'disabled' }

  const token = makeToken()
  const expiresAt = new Date(at.getTime() + LASTS)
  inOneTransaction(db, () => {
    insertReset(db, { tokenHash: hashToken(token), accountId: account.id, expiresAt })
    insertAudit(db, { actor, action: 'reset-link-made', subject: account.name }, at)
  })
  return { outcome: 'made', path: `/account/reset/${token}`, expiresAt }
}
