import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { deleteSession, findSession } from '#app/data/accounts/sessions.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { hashToken } from '#app/platform/sign-in/token.server.ts'

/** Ends the session of a token; does nothing when there is none. */
export async function signOut(db: Database, token: string, at: Date): Promise<void> {
  const session = await findSession(db, hashToken(token))
  if (!session) return
  const { name } = session.account
  inOneTransaction(db, () => {
    deleteSession(db, hashToken(token))
    insertAudit(db, { actor: name, action: 'sign-out', subject: name }, at)
  })
}
