import type * as argon2 from '@node-rs/argon2'
import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { insertAccount } from '#app/data/accounts/accounts.server.ts'
import { hashPassword } from '#app/platform/sign-in/password.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { addStaff, later, NOW, PASSWORD } from '#tests/support/records/staff.ts'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: vi.fn(real.verify) }
})

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
  await addStaff(db, 'mei', 'evaluator')
})
afterEach(() => db.remove())

const attempt = async (password: string, at = NOW, name = 'mei', demonstrationOpen = true) =>
  (await signIn(db, { name, password }, { at, demonstrationOpen })).outcome

const failures = () =>
  db.prisma.auditEntry.findMany({ where: { action: 'sign-in-failed' }, orderBy: { id: 'asc' } })

describe('signing in', () => {
  it('begins a session whose token is stored hashed only', async () => {
    const result = await signIn(
      db,
      { name: ' Mei', password: PASSWORD },
      { at: NOW, demonstrationOpen: false },
    )
    if (result.outcome === 'refused') throw new Error('refused')
    const [session, ...others] = await db.prisma.session.findMany()
    expect(others).toEqual([])
    expect(session?.expiresAt).toEqual(later(12 * 3600))
    expect(session?.tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(session)).not.toContain(result.token)
    expect(Buffer.from(result.token, 'base64url')).toHaveLength(32)
  })

  it('gives every session its own token', async () => {
    const options = { at: NOW, demonstrationOpen: false }
    const first = await signIn(db, { name: 'mei', password: PASSWORD }, options)
    const second = await signIn(db, { name: 'mei', password: PASSWORD }, options)
    expect(first).not.toEqual(second)
    expect(await db.prisma.session.count()).toBe(2)
  })

  it('refuses a wrong password and an unknown name with the very same value', async () => {
    const options = { at: NOW, demonstrationOpen: false }
    const wrong = await signIn(db, { name: 'mei', password: 'nope' }, options)
    const unknown = await signIn(db, { name: 'nobody', password: PASSWORD }, options)
    expect(wrong).toEqual({ outcome: 'refused' })
    expect(unknown).toEqual(wrong)
  })

  it.each(['nobody', 'mei', 'rests', 'disabled'])('works on the password once for %s', async (name) => {
    await addStaff(db, 'rests', 'evaluator')
    await addStaff(db, 'disabled', 'evaluator')
    await setDisabled(db, { name: 'disabled', disabled: true, actor: 'command-line' }, NOW)
    for (let guess = 0; guess < 3; guess++) await attempt('wrong', NOW, 'rests')
    vi.mocked(verify).mockClear()
    expect(await attempt('wrong', NOW, name)).toBe('refused')
    expect(verify).toHaveBeenCalledTimes(1)
    expect(vi.mocked(verify).mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('after failures', () => {
  it('judges the third attempt at once and rests 2, 4, 8 seconds after the next ones', async () => {
    expect(await attempt('wrong')).toBe('refused')
    expect(await attempt('wrong')).toBe('refused')
    expect(await attempt('wrong')).toBe('refused')
    expect(await attempt(PASSWORD, later(1.9))).toBe('refused')
    expect(await attempt('wrong', later(2))).toBe('refused')
    expect(await attempt(PASSWORD, later(5.9))).toBe('refused')
    expect(await attempt('wrong', later(6))).toBe('refused')
    expect(await attempt(PASSWORD, later(13.9))).toBe('refused')
    expect(await attempt(PASSWORD, later(14))).toBe('signed-in')
  })

  it('locks the account for ten minutes from the eighth failure on, for the right password too', async () => {
    let at = 0
    for (const rest of [0, 0, 2, 4, 8, 16, 32, 600]) {
      expect(await attempt('wrong', later(at))).toBe('refused')
      at += rest
    }
    expect(await attempt(PASSWORD, later(at - 1))).toBe('refused')
    expect(await attempt('wrong', later(at))).toBe('refused')
    expect(await attempt(PASSWORD, later(at + 599))).toBe('refused')
    expect(await attempt(PASSWORD, later(at + 600))).toBe('signed-in')
  })

  it('forgets failures once somebody signs in', async () => {
    await attempt('wrong')
    await attempt('wrong')
    expect(await attempt(PASSWORD)).toBe('signed-in')
    await attempt('wrong')
    await attempt('wrong')
    expect(await attempt(PASSWORD)).toBe('signed-in')
  })

  it('judges no more guesses made at once than guesses made in turn', async () => {
    await Promise.all(Array.from({ length: 20 }, () => attempt('wrong')))
    const reasons = (await failures()).map((line) => (JSON.parse(line.detail) as { reason: string }).reason)
    expect(reasons.filter((reason) => reason === 'wrong-password').length).toBeLessThanOrEqual(3)
    expect((await db.prisma.account.findFirstOrThrow()).failedSignIns).toBeLessThanOrEqual(3)
  })

  it('leaves other accounts alone', async () => {
    await addStaff(db, 'lan', 'evaluator')
    for (let guess = 0; guess < 9; guess++) await attempt('wrong')
    expect(await attempt(PASSWORD, NOW, 'lan')).toBe('signed-in')
  })
})

describe('who is not let in', () => {
  it('refuses a disabled account', async () => {
    await setDisabled(db, { name: 'mei', disabled: true, actor: 'command-line' }, NOW)
    expect(await attempt(PASSWORD)).toBe('refused')
    await setDisabled(db, { name: 'mei', disabled: false, actor: 'command-line' }, NOW)
    expect(await attempt(PASSWORD)).toBe('signed-in')
  })

  it('lets demonstration accounts in only where they are open', async () => {
    const passwordHash = await hashPassword(PASSWORD)
    insertAccount(db, { name: 'demo', role: 'operator', passwordHash, cities: [], demonstration: true })
    expect(await attempt(PASSWORD, NOW, 'demo', false)).toBe('refused')
    expect(await attempt(PASSWORD, NOW, 'demo', true)).toBe('signed-in')
  })
})

describe('the audit log', () => {
  it('has a line for a sign-in and for each judged failure, without the password', async () => {
    await attempt('hunter2 is wrong')
    await attempt(PASSWORD)
    const lines = await db.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 })
    expect(lines.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['mei', 'sign-in', 'mei'],
      ['', 'sign-in-failed', 'mei'],
    ])
    expect(lines[1]?.at).toEqual(NOW)
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  it('keeps no name that is no account, since people type passwords there', async () => {
    await attempt('x', NOW, 'my secret phrase')
    expect((await failures()).map(({ subject }) => subject)).toEqual([''])
  })

  it('grows by one line a minute, however often an unknown name is tried', async () => {
    for (const seconds of [0, 1, 30, 59]) await attempt('x', later(seconds), `guess-${seconds}`)
    expect(await failures()).toHaveLength(1)
    await attempt('x', later(61), 'guess')
    expect(await failures()).toHaveLength(2)
  })
})
