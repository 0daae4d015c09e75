import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { insertAccount } from '#app/data/accounts/accounts.server.ts'
import { hashPassword } from '#app/platform/sign-in/password.server.ts'
import { accountOfSession } from '#app/services/accounts/session/account-of-session.server.ts'
import { signOut } from '#app/services/accounts/session/sign-out.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { addCities, addStaff, later, NOW, PASSWORD, tokenOf } from '#tests/support/records/staff.ts'

const HOUR = 3600

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'mei', 'official', ['110000', '320500'])
})
afterEach(() => db.remove())

const nameAt = async (token: string, at: Date, demonstrationOpen = true) =>
  (await accountOfSession(db, token, { at, demonstrationOpen }))?.name ?? null

describe('a session', () => {
  it('tells who it is and for which cities', async () => {
    const token = await tokenOf(db, 'mei')
    const account = await accountOfSession(db, token, { at: NOW, demonstrationOpen: false })
    expect(account).toEqual({
      id: expect.any(String) as string,
      name: 'mei',
      role: 'official',
      cities: ['110000', '320500'],
    })
  })

  it('ends twelve hours after the last request', async () => {
    const token = await tokenOf(db, 'mei')
    expect(await nameAt(token, later(12 * HOUR))).toBeNull()
    expect(await nameAt(token, later(11 * HOUR))).toBe('mei')
    expect(await nameAt(token, later(22 * HOUR))).toBe('mei')
    expect(await nameAt(token, later(34 * HOUR))).toBeNull()
  })

  it('is written at most every five minutes', async () => {
    const token = await tokenOf(db, 'mei')
    await nameAt(token, later(299))
    expect((await db.prisma.session.findFirstOrThrow()).expiresAt).toEqual(later(12 * HOUR))
    await nameAt(token, later(301))
    expect((await db.prisma.session.findFirstOrThrow()).expiresAt).toEqual(later(12 * HOUR + 301))
  })

  it('is nobody for a token that was never given', async () => {
    await tokenOf(db, 'mei')
    expect(await nameAt('x'.repeat(43), NOW)).toBeNull()
    const { tokenHash } = await db.prisma.session.findFirstOrThrow()
    expect(await nameAt(tokenHash, NOW)).toBeNull()
  })

  it('ends when its reader signs out, and no other does', async () => {
    const [here, elsewhere] = [await tokenOf(db, 'mei'), await tokenOf(db, 'mei')]
    await signOut(db, here, NOW)
    await signOut(db, here, NOW)
    expect(await nameAt(here, NOW)).toBeNull()
    expect(await nameAt(elsewhere, NOW)).toBe('mei')
    expect(await db.prisma.auditEntry.count({ where: { action: 'sign-out' } })).toBe(1)
  })

  it('ends when the account is disabled, and stays ended when it is enabled', async () => {
    const token = await tokenOf(db, 'mei')
    await setDisabled(db, { name: 'mei', disabled: true, actor: 'command-line' }, NOW)
    expect(await nameAt(token, NOW)).toBeNull()
    await setDisabled(db, { name: 'mei', disabled: false, actor: 'command-line' }, NOW)
    expect(await nameAt(token, NOW)).toBeNull()
  })

  it('of a demonstration account is nobody once the platform can be reached from outside', async () => {
    const passwordHash = await hashPassword(PASSWORD)
    insertAccount(db, { name: 'demo', role: 'operator', passwordHash, cities: [], demonstration: true })
    const token = await tokenOf(db, 'demo')
    expect(await nameAt(token, NOW, true)).toBe('demo')
    expect(await nameAt(token, NOW, false)).toBeNull()
  })

  it('that has ended is deleted when the next one begins', async () => {
    await tokenOf(db, 'mei')
    await tokenOf(db, 'mei', later(13 * HOUR))
    expect(await db.prisma.session.count()).toBe(1)
  })
})
