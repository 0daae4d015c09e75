import { insertAccount } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { DEMONSTRATION_PASSWORD } from '#app/platform/sign-in/demonstration.server.ts'
import { hashPassword } from '#app/platform/sign-in/password.server.ts'
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.ts'

/** Adds the demonstration accounts that are not there yet. @returns their names */
export async function addDemonstrationAccounts(db: Database, at: Date): Promise<string[]> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  return inOneTransaction(db, () =>
    DEMONSTRATION_ACCOUNTS.filter(({ name, role, cities }) => {
      const added = insertAccount(db, { name, role, cities, passwordHash, demonstration: true }) !== null
      const detail = { role, cities, demonstration: true }
      const entry = { actor: 'command-line', action: 'account-added', subject: name, detail } as const
      if (added) insertAudit(db, entry, at)
      return added
    }).map(({ name }) => name),
  )
}
