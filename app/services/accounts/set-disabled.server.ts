import { findAccountByName, listAccounts, storeDisabled } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteResetsOf } from '#app/data/accounts/password-resets.server.ts'
import { deleteSessionsOf } from '#app/data/accounts/sessions.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { normaliseAccountName } from './account-name.ts'

export type SetDisabledOutcome =
  { outcome: 'set' } | { outcome: 'refused'; reason: 'unknown' | 'last-operator' }

/**
 * Keeps an account out, ending its sessions and reset links, or lets it in again. The last operator stays.
 *
 * @param actor name of the operator, or `command-line`
 */
export async function setDisabled(
  db: Database,
  { name, disabled, actor }: { name: string; disabled: boolean; actor: string },
  at: Date,
): Promise<SetDisabledOutcome> {
  const account = await findAccountByName(db, normaliseAccountName(name))
  if (!account) return { outcome: 'refused', reason: 'unknown' }
  if (disabled && account.role === 'operator' && !(await hasOtherOperator(db, account.id))) {
    return { outcome: 'refused', reason: 'last-operator' }
  }
  inOneTransaction(db, () => {
    storeDisabled(db, account.id, disabled)
    if (disabled) {
      deleteSessionsOf(db, account.id)
      deleteResetsOf(db, account.id)
    }
    const action = disabled ? 'account-disabled' : 'account-enabled'
    insertAudit(db, { actor, action, subject: account.name }, at)
  })
  return { outcome: 'set' }
}

async function hasOtherOperator(db: Database, id: string): Promise<boolean> {
  const accounts = await listAccounts(db, 'all')
  return accounts.some((other) => other.role === 'operator' && !other.disabled && other.id !== id)
}
