import { findAccount, storePassword } from '#app/data/accounts/accounts.server.ts'
import { countAttempt } from '#app/data/accounts/attempts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteResetsOf } from '#app/data/accounts/password-resets.server.ts'
import { deleteSessionsOf } from '#app/data/accounts/sessions.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import {
  hashPassword,
  passwordIssue,
  passwordMatches,
  type PasswordIssue,
} from '#app/platform/sign-in/password.server.ts'

import { restAfterFailures } from '#app/services/accounts/session/rest-after-failures.ts'

export type ChangePasswordOutcome =
  | { outcome: 'changed' }
  | { outcome: 'refused'; field: 'present'; reason: 'wrong' }
  | { outcome: 'refused'; field: 'password'; reason: PasswordIssue | 'unchanged' }

/**
 * Replaces the password of someone who knows the present one, and ends all their sessions and reset links.
 * Wrong guesses at the present password count like failed sign-ins.
 */
export async function changePassword(
  db: Database,
  given: { accountId: string; present: string; password: string },
  at: Date,
): Promise<ChangePasswordOutcome> {
  const account = await findAccount(db, given.accountId)
  if (!account) return { outcome: 'refused', field: 'present', reason: 'wrong' }

  const issue = passwordIssue(given.password, account.name)
  if (issue) return { outcome: 'refused', field: 'password', reason: issue }
  if (given.password === given.present) return { outcome: 'refused', field: 'password', reason: 'unchanged' }

  const rest = restAfterFailures(account.failedSignIns + 1)
  const mayTry = countAttempt(db, account, rest > 0 ? new Date(at.getTime() + rest) : null, at)
  if (!(await passwordMatches(mayTry ? account.passwordHash : null, given.present))) {
    return { outcome: 'refused', field: 'present', reason: 'wrong' }
  }
  const passwordHash = await hashPassword(given.password)
  inOneTransaction(db, () => {
    storePassword(db, account.id, passwordHash)
    deleteSessionsOf(db, account.id)
    deleteResetsOf(db, account.id)
    insertAudit(db, { actor: account.name, action: 'password-changed', subject: account.name }, at)
  })
  return { outcome: 'changed' }
}
