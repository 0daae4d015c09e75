import { storePassword } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteReset, deleteResetsOf, findReset } from '#app/data/accounts/password-resets.server.ts'
import { deleteSessionsOf } from '#app/data/accounts/sessions.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashPassword, passwordIssue, type PasswordIssue } from '#app/platform/sign-in/password.server.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'

export type ResetPasswordOutcome =
  | { outcome: 'reset' }
  | { outcome: 'refused'; reason: 'link-ended' }
  | { outcome: 'refused'; reason: PasswordIssue }

/** Whose password a reset link sets, or null when it was used, has ended, or the account is disabled. */
export async function accountOfReset(db: Database, token: string, at: Date) {
  const reset = await findReset(db, hashToken(token))
  return reset && reset.expiresAt > at && !reset.account.disabled ? reset.account : null
}

/** Sets a new password by a reset link, uses the link up and ends all sessions of the account. */
export async function resetPassword(
  db: Database,
  given: { token: string; password: string },
  at: Date,
): Promise<ResetPasswordOutcome> {
  const account = await accountOfReset(db, given.token, at)
  if (!account) return { outcome: 'refused', reason: 'link-ended' }
  const issue = passwordIssue(given.password, account.name)
  if (issue) return { outcome: 'refused', reason: issue }

  const passwordHash = await hashPassword(given.password)
  return inOneTransaction(db, () => {
    if (!deleteReset(db, hashToken(given.token))) return { outcome: 'refused', reason: 'link-ended' }
    storePassword(db, account.id, passwordHash)
    deleteResetsOf(db, account.id)
    deleteSessionsOf(db, account.id)
    insertAudit(db, { actor: account.name, action: 'password-reset', subject: account.name }, at)
    return { outcome: 'reset' }
  })
}
