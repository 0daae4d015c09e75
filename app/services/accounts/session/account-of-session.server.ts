import type { Role } from '#app/data/accounts/accounts.server.ts'
import { extendSession, findSession } from '#app/data/accounts/sessions.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'

import { EXTEND_AFTER, SESSION_LASTS } from './session-time.ts'

/** Whose session it is, as pages need it. */
export interface SessionAccount {
  id: string
  name: string
  role: Role
  cities: string[]
}

/**
 * The account whose session a token is, or null when it has ended, or the account may no longer be used.
 * Moves the session's end: it lasts twelve hours from the last request, to within five minutes.
 */
export async function accountOfSession(
  db: Database,
  token: string,
  { at, demonstrationOpen }: { at: Date; demonstrationOpen: boolean },
): Promise<SessionAccount | null> {
  const session = await findSession(db, hashToken(token))
  if (!session || session.expiresAt <= at) return null
  const { account } = session
  if (account.disabled || (account.demonstration && !demonstrationOpen)) return null

  const used = at.getTime() + SESSION_LASTS - session.expiresAt.getTime()
  if (used > EXTEND_AFTER) extendSession(db, hashToken(token), new Date(at.getTime() + SESSION_LASTS))
  return { id: account.id, name: account.name, role: account.role, cities: account.cities }
}
