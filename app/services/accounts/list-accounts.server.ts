import { listAccounts, type Role } from '#app/data/accounts/accounts.server.ts'
import type { Area } from '#app/data/accounts/areas.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { nameCities } from './name-cities.server.ts'

/** An account as the operator sees it. */
export interface AccountLine {
  name: string
  role: Role
  cities: Area[]
  disabled: boolean
  demonstration: boolean
  /** until when it rests after failed sign-ins; null when it does not */
  restsUntil: Date | null
}

/** All accounts, or those of the demonstration that may be used, by name. */
export async function listAccountLines(
  db: Database,
  only: 'all' | 'demonstration',
  at: Date,
): Promise<AccountLine[]> {
  const accounts = await listAccounts(db, only)
  const codes = [...new Set(accounts.flatMap((account) => account.cities))]
  const areas = new Map((await nameCities(db, codes)).map((area) => [area.code, area]))
  return accounts.map((account) => ({
    name: account.name,
    role: account.role,
    cities: account.cities.flatMap((code) => areas.get(code) ?? []),
    disabled: account.disabled,
    demonstration: account.demonstration,
    restsUntil: account.lockedUntil && account.lockedUntil > at ? account.lockedUntil : null,
  }))
}
