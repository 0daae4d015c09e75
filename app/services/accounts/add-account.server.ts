import { findAccountByName, insertAccount, ROLES, type Role } from '#app/data/accounts/accounts.server.ts'
import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import {
  hashPassword,
  makePassword,
  passwordIssue,
  type PasswordIssue,
} from '#app/platform/sign-in/password.server.ts'

import { isAccountName, normaliseAccountName } from './account-name.ts'
import { resolveCities, type ResolvedCities } from './resolve-cities.server.ts'

export { ROLES, type Role }

export type AddAccountOutcome =
  | { outcome: 'added'; id: string; name: string; role: Role; cities: string[]; password: string }
  | { outcome: 'refused'; field: 'name'; reason: 'not-a-name' | 'taken' }
  | { outcome: 'refused'; field: 'role'; reason: 'not-a-role' }
  | { outcome: 'refused'; field: 'password'; reason: PasswordIssue }
  | { outcome: 'refused'; field: 'cities'; reason: 'no-city' | 'cities-for-officials-only' }
  | { outcome: 'refused'; field: 'cities'; reason: 'unknown-city' | 'ambiguous-city'; names: string[] }

export interface AddAccountPost {
  name: string
  role: string
  /** codes or names; at least one for an official, none for others */
  cities: string[]
  /** null = one is made, and returned this once */
  password: string | null
  /** name of the operator, or `command-line` */
  actor: string
}

/** Adds an account. */
export async function addAccount(db: Database, post: AddAccountPost, at: Date): Promise<AddAccountOutcome> {
  const name = normaliseAccountName(post.name)
  if (!isAccountName(name)) return { outcome: 'refused', field: 'name', reason: 'not-a-name' }
  const role = ROLES.find((known) => known === post.role)
  if (!role) return { outcome: 'refused', field: 'role', reason: 'not-a-role' }
  const cities = await citiesOf(db, role, post.cities)
  if (cities.outcome === 'refused') return { ...cities, field: 'cities' }
  const password = post.password ?? makePassword()
  const issue = passwordIssue(password, name)
  if (issue) return { outcome: 'refused', field: 'password', reason: issue }
  if (await findAccountByName(db, name)) return { outcome: 'refused', field: 'name', reason: 'taken' }

  const passwordHash = await hashPassword(password)
  const { codes } = cities
  const id = inOneTransaction(db, () => {
    const added = insertAccount(db, { name, role, passwordHash, cities: codes, demonstration: false })
    const detail = { role, cities: codes }
    if (added) insertAudit(db, { actor: post.actor, action: 'account-added', subject: name, detail }, at)
    return added
  })
  if (!id) return { outcome: 'refused', field: 'name', reason: 'taken' }
  return { outcome: 'added', id, name, role, cities: codes, password }
}

async function citiesOf(
  db: Database,
  role: Role,
  given: string[],
): Promise<ResolvedCities | { outcome: 'refused'; reason: 'cities-for-officials-only' }> {
  if (role === 'official') return resolveCities(db, given)
  if (given.length === 0) return { outcome: 'resolved', codes: [] }
  return { outcome: 'refused', reason: 'cities-for-officials-only' }
}
