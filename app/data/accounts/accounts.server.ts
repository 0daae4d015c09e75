import { randomUUID } from 'node:crypto'

import type { Database } from '#app/platform/database/database.server.ts'

export const ROLES = ['official', 'evaluator', 'operator'] as const
export type Role = (typeof ROLES)[number]

/** Someone of the staff. Officials are bound to the cities whose codes are listed. */
export interface AccountRecord {
  id: string
  name: string
  role: Role
  passwordHash: string
  disabled: boolean
  demonstration: boolean
  failedSignIns: number
  lockedUntil: Date | null
  cities: string[]
}

const WITH_CITIES = { cities: { select: { cityCode: true }, orderBy: { cityCode: 'asc' } } } as const

interface StoredAccount extends Omit<AccountRecord, 'role' | 'cities'> {
  role: string
  cities: { cityCode: string }[]
}

/** A stored account as the services know it. */
export function accountOf(stored: StoredAccount): AccountRecord {
  return {
    ...stored,
    role: stored.role as Role,
    cities: stored.cities.map((city) => city.cityCode),
  }
}

/** The account of an id, or null. */
export async function findAccount(db: Database, id: string): Promise<AccountRecord | null> {
  const stored = await db.prisma.account.findUnique({ where: { id }, include: WITH_CITIES })
  return stored && accountOf(stored)
}

/** The account of a name in its stored form, or null. */
export async function findAccountByName(db: Database, name: string): Promise<AccountRecord | null> {
  const stored = await db.prisma.account.findUnique({ where: { name }, include: WITH_CITIES })
  return stored && accountOf(stored)
}

/** All accounts, or those of the demonstration, by name. */
export async function listAccounts(db: Database, only: 'all' | 'demonstration'): Promise<AccountRecord[]> {
  const stored = await db.prisma.account.findMany({
    where: only === 'demonstration' ? { demonstration: true, disabled: false } : {},
    include: WITH_CITIES,
    orderBy: { name: 'asc' },
  })
  return stored.map(accountOf)
}

/** Is there another account of this role that can sign in? */
export async function hasOtherAccount(db: Database, role: string, name: string): Promise<boolean> {
  const other = { role, disabled: false, name: { not: name } }
  return (await db.prisma.account.count({ where: other })) > 0
}

export interface NewAccount {
  name: string
  role: Role
  passwordHash: string
  cities: string[]
  demonstration: boolean
}

/** Stores an account with its cities at once. @returns its id, or null when the name is taken */
export function insertAccount(db: Database, account: NewAccount): string | null {
  const id = randomUUID()
  const { changes } = db.columns
    .prepare(
      `INSERT INTO "Account" ("id", "name", "role", "passwordHash", "demonstration")
       VALUES (?, ?, ?, ?, ?) ON CONFLICT ("name") DO NOTHING`,
    )
    .run(id, account.name, account.role, account.passwordHash, account.demonstration ? 1 : 0)
  if (changes === 0) return null
  storeCities(db, id, account.cities)
  return id
}

/** Binds an account to these cities and no others, at once. */
export function storeCities(db: Database, id: string, cities: string[]): void {
  db.columns.prepare('DELETE FROM "AccountCity" WHERE "accountId" = ?').run(id)
  const insert = db.columns.prepare('INSERT INTO "AccountCity" ("accountId", "cityCode") VALUES (?, ?)')
  for (const city of new Set(cities)) insert.run(id, city)
}

/** Lets an account in or keeps it out, at once. */
export function storeDisabled(db: Database, id: string, disabled: boolean): void {
  db.columns.prepare('UPDATE "Account" SET "disabled" = ? WHERE "id" = ?').run(disabled ? 1 : 0, id)
}

/** Stores a new password and forgets earlier failures, at once. */
export function storePassword(db: Database, id: string, passwordHash: string): void {
  db.columns
    .prepare(
      `UPDATE "Account" SET "passwordHash" = ?, "failedSignIns" = 0, "lockedUntil" = NULL WHERE "id" = ?`,
    )
    .run(passwordHash, id)
}
