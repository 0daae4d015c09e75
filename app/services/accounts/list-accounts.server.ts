import { listAccounts, type Role } from '#app/data/accounts/accounts.server.ts'
import { listAreas } from '#app/data/accounts/areas.server.ts'
import type { Database } from '#app/platform/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'

/** An account as the operator sees it. */
export interface AccountLine {
  name: string
  role: Role
  cities: { code: string; name: LocalText }[]
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
  if (accounts.length === 0) return []
  const names = new Map((await listAreas(db)).map((area) => [area.code, area.name]))
  return accounts.map((account) => ({
    name: account.name,
    role: account.role,
    cities: account.cities.map((code) => ({ code, name: names.get(code) ?? { 'zh-CN': code, en: code } })),
    disabled: account.disabled,
    demonstration: account.demonstration,
    restsUntil: account.lockedUntil && account.lockedUntil > at ? account.lockedUntil : null,
  }))
}
