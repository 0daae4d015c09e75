import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { changePassword } from '#app/services/accounts/change-password.server.ts'
import { makeResetLink } from '#app/services/accounts/make-reset-link.server.ts'
import { accountOfReset, resetPassword } from '#app/services/accounts/reset-password.server.ts'
import { accountOfSession } from '#app/services/accounts/session/account-of-session.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { addStaff, later, NOW, PASSWORD, tokenOf } from '#tests/support/records/staff.ts'

const FRESH = 'four quite unrelated words'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let id: string
beforeEach(async () => {
  db = await openTestDatabase()
  id = await addStaff(db, 'mei', 'evaluator')
})
afterEach(() => db.remove())

const signsIn = async (password: string, at = NOW) =>
  (await signIn(db, { name: 'mei', password }, { at, demonstrationOpen: false })).outcome === 'signed-in'

const isOpen = async (token: string) =>
  (await accountOfSession(db, token, { at: NOW, demonstrationOpen: false })) !== null

async function linkToken(): Promise<string> {
  const link = await makeResetLink(db, { name: 'mei', actor: 'admin' }, NOW)
  if (link.outcome === 'refused') throw new Error(link.reason)
  return link.path.replace('/account/reset/', '')
}

describe('changing a password', () => {
  it('replaces it, stored as argon2id, and ends every session and link of the account', async () => {
    const [here, elsewhere] = [await tokenOf(db, 'mei'), await tokenOf(db, 'mei')]
    const link = await linkToken()
    const given = { accountId: id, present: PASSWORD, password: FRESH }
    expect(await changePassword(db, given, NOW)).toEqual({ outcome: 'changed' })
    expect([await isOpen(here), await isOpen(elsewhere)]).toEqual([false, false])
    expect(await accountOfReset(db, link, NOW)).toBeNull()
    expect([await signsIn(PASSWORD), await signsIn(FRESH)]).toEqual([false, true])
    const { passwordHash } = await db.prisma.account.findFirstOrThrow()
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('asks for the present password, and counts wrong guesses like failed sign-ins', async () => {
    const given = { accountId: id, present: 'guess', password: FRESH }
    for (let guess = 0; guess < 3; guess++) {
      expect(await changePassword(db, given, NOW)).toMatchObject({ field: 'present', reason: 'wrong' })
    }
    expect(await signsIn(PASSWORD, later(1))).toBe(false)
    expect(await changePassword(db, { ...given, present: PASSWORD }, later(1))).toMatchObject({
      reason: 'wrong',
    })
    expect(await signsIn(PASSWORD, later(2))).toBe(true)
  })

  it.each([
    ['too short', 'short pass', 'too_short'],
    ['too long', 'ab3'.repeat(67), 'too_long'],
    ['too plain', 'aaaabbbbaaaabbbb', 'too_plain'],
    ['with the name in it', 'Mei likes long walks', 'holds_name'],
    ['the present one', PASSWORD, 'unchanged'],
  ])('refuses a new password that is %s', async (_what, password, reason) => {
    const token = await tokenOf(db, 'mei')
    const refused = await changePassword(db, { accountId: id, present: PASSWORD, password }, NOW)
    expect(refused).toEqual({ outcome: 'refused', field: 'password', reason })
    expect(await isOpen(token)).toBe(true)
  })
})

describe('a reset link', () => {
  it('sets a password once only, ends sessions and wakes an account that rests', async () => {
    const session = await tokenOf(db, 'mei')
    for (let guess = 0; guess < 3; guess++) await signsIn('wrong')
    const token = await linkToken()
    expect(await resetPassword(db, { token, password: FRESH }, NOW)).toEqual({ outcome: 'reset' })
    expect(await resetPassword(db, { token, password: `${FRESH} again` }, NOW)).toEqual({
      outcome: 'refused',
      reason: 'link-ended',
    })
    expect(await isOpen(session)).toBe(false)
    expect(await signsIn(FRESH)).toBe(true)
  })

  it('used twice at the same moment works once', async () => {
    const token = await linkToken()
    const outcomes = await Promise.all(
      [FRESH, `${FRESH} too`].map((password) => resetPassword(db, { token, password }, NOW)),
    )
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'reset'])
  })

  it('is stored hashed', async () => {
    const token = await linkToken()
    const stored = JSON.stringify(await db.prisma.passwordReset.findMany())
    expect(stored).not.toContain(token)
    expect(JSON.stringify(await db.prisma.auditEntry.findMany())).not.toContain(token)
  })

  it('ends after 24 hours', async () => {
    const token = await linkToken()
    expect((await accountOfReset(db, token, later(24 * 3600 - 1)))?.name).toBe('mei')
    const refused = await resetPassword(db, { token, password: FRESH }, later(24 * 3600))
    expect(refused).toMatchObject({ reason: 'link-ended' })
  })

  it('is not used up by a password that cannot be taken', async () => {
    const token = await linkToken()
    expect(await resetPassword(db, { token, password: 'short' }, NOW)).toMatchObject({ reason: 'too_short' })
    expect(await resetPassword(db, { token, password: FRESH }, NOW)).toEqual({ outcome: 'reset' })
  })

  it('ends the link made before it', async () => {
    const [first, second] = [await linkToken(), await linkToken()]
    expect(await accountOfReset(db, first, NOW)).toBeNull()
    expect(await accountOfReset(db, second, NOW)).not.toBeNull()
  })

  it('is neither made nor kept for a disabled account', async () => {
    const token = await linkToken()
    await setDisabled(db, { name: 'mei', disabled: true, actor: 'admin' }, NOW)
    expect(await accountOfReset(db, token, NOW)).toBeNull()
    const refused = await makeResetLink(db, { name: 'mei', actor: 'admin' }, NOW)
    expect(refused).toEqual({ outcome: 'refused', reason: 'disabled' })
  })
})
