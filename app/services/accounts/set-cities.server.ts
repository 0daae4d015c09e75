import { findAccountByName, storeCities } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

import { normaliseAccountName } from './account-name.ts'
import { resolveCities } from './resolve-cities.server.ts'

export type SetCitiesOutcome =
  | { outcome: 'set'; cities: string[] }
  | { outcome: 'refused'; reason: 'unknown' | 'not-an-official' | 'no-city' }
  | { outcome: 'refused'; reason: 'unknown-city' | 'ambiguous-city'; names: string[] }

/**
 * Binds an official to these cities and no others.
 *
 * @param cities codes or names
 * @param actor name of the operator, or `command-line`
 */
export async function setCities(
  db: Database,
  { name, cities, actor }: { name: string; cities: string[]; actor: string },
  at: Date,
): Promise<SetCitiesOutcome> {
  const account = await findAccountByName(db, normaliseAccountName(name))
  if (!account) return { outcome: 'refused', reason: 'unknown' }
  if (account.role !== 'official') return { outcome: 'refused', reason: 'not-an-official' }
  const resolved = await resolveCities(db, cities)
  if (resolved.outcome === 'refused') return resolved

  inOneTransaction(db, () => {
    storeCities(db, account.id, resolved.codes)
    const detail = { cities: resolved.codes }
    insertAudit(db, { actor, action: 'cities-set', subject: account.name, detail }, at)
  })
  return { outcome: 'set', cities: resolved.codes }
}
