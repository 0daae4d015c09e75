import { findAccountByName, type AccountRecord } from '#app/data/accounts/accounts.server.ts'
import { clearAttempts, countAttempt } from '#app/data/accounts/attempts.server.ts'
import { insertAudit, isAuditedSince } from '#app/data/accounts/audit.server.ts'
import { insertSession } from '#app/data/accounts/sessions.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { passwordMatches } from '#app/platform/sign-in/password.server.ts'
import { hashToken, makeToken } from '#app/platform/sign-in/token.server.ts'

import { normaliseAccountName } from '#app/services/accounts/account-name.ts'
import { restAfterFailures } from './rest-after-failures.ts'
import { SESSION_LASTS } from './session-time.ts'

/** One refusal for every reason: it tells neither which accounts exist nor how they stand. */
export type SignInOutcome =
  { outcome: 'signed-in'; token: string; account: AccountRecord } | { outcome: 'refused' }

type Obstacle = 'unknown' | 'disabled' | 'demonstration' | 'resting'

/** Milliseconds in which repeated tries without a judgement leave one line in the audit log. */
const ONE_LINE_EACH = 60_000

/**
 * Begins a session for a name and a password.
 *
 * An account rests longer and longer after failures (`restAfterFailures`); while it rests no password is judged, the
 * right one neither. Unknown, resting and disabled accounts cost as much work as any other.
 *
 * @param demonstrationOpen may demonstration accounts be used here?
 */
export async function signIn(
  db: Database,
  given: { name: string; password: string },
  { at, demonstrationOpen }: { at: Date; demonstrationOpen: boolean },
): Promise<SignInOutcome> {
  const account = await findAccountByName(db, normaliseAccountName(given.name))
  const obstacle = findObstacle(db, account, at, demonstrationOpen)
  const matches = await passwordMatches(obstacle ? null : (account?.passwordHash ?? null), given.password)

  if (!account || obstacle) {
    await noteUnjudged(db, account?.name ?? '', obstacle ?? 'unknown', at)
    return { outcome: 'refused' }
  }
  if (!matches) {
    const failures = account.failedSignIns + 1
    const detail = { reason: 'wrong-password', failures }
    insertAudit(db, { actor: '', action: 'sign-in-failed', subject: account.name, detail }, at)
    return { outcome: 'refused' }
  }
  const token = makeToken()
  inOneTransaction(db, () => {
    clearAttempts(db, account.id)
    const expiresAt = new Date(at.getTime() + SESSION_LASTS)
    insertSession(db, { tokenHash: hashToken(token), accountId: account.id, expiresAt }, at)
    insertAudit(db, { actor: account.name, action: 'sign-in', subject: account.name }, at)
  })
  return { outcome: 'signed-in', token, account }
}

function findObstacle(
  db: Database,
  account: AccountRecord | null,
  at: Date,
  demonstrationOpen: boolean,
): Obstacle | null {
  if (!account) return 'unknown'
  if (account.disabled) return 'disabled'
  if (account.demonstration && !demonstrationOpen) return 'demonstration'
  const rest = restAfterFailures(account.failedSignIns + 1)
  const restUntil = rest > 0 ? new Date(at.getTime() + rest) : null
  return countAttempt(db, account, restUntil, at) ? null : 'resting'
}

async function noteUnjudged(db: Database, subject: string, reason: Obstacle, at: Date): Promise<void> {
  const line = { actor: '', action: 'sign-in-failed', subject, detail: { reason } } as const
  const since = new Date(at.getTime() - ONE_LINE_EACH)
  if (!(await isAuditedSince(db, line, since))) insertAudit(db, line, at)
}
