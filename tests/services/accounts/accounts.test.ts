import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { addAccount, type AddAccountPost } from '#app/services/accounts/add-account.server.ts'
import { listAccountLines } from '#app/services/accounts/list-accounts.server.ts'
import { listAuditPage } from '#app/services/accounts/list-audit-page.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'
import { setCities } from '#app/services/accounts/set-cities.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { addCities, addStaff, NOW, PASSWORD } from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
  addCities(db)
})
afterEach(() => db.remove())

const add = (changes: Partial<AddAccountPost>) =>
  addAccount(
    db,
    { name: 'mei', role: 'evaluator', cities: [], password: PASSWORD, actor: 'admin', ...changes },
    NOW,
  )

/** Asks nothing of the audit log. */
const ALL = { name: '', action: '', from: '', to: '' }

describe('adding an account', () => {
  it('makes a password that works when none is given', async () => {
    const added = await add({ password: null })
    if (added.outcome === 'refused') throw new Error(added.reason)
    expect(added.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    const given = { name: 'mei', password: added.password }
    expect((await signIn(db, given, { at: NOW, demonstrationOpen: false })).outcome).toBe('signed-in')
  })

  it('takes cities by code, Chinese name with or without 市, or English name', async () => {
    const added = await add({ role: 'official', cities: ['beijing', '苏州', '341300', '苏州市'] })
    expect(added).toMatchObject({ outcome: 'added', cities: ['110000', '320500', '341300'] })
  })

  it.each([
    ['a name of odd characters', { name: 'mei li' }, 'name', 'not-a-name'],
    ['a name of one letter', { name: 'm' }, 'name', 'not-a-name'],
    ['a role there is not', { role: 'admin' }, 'role', 'not-a-role'],
    ['a weak password', { password: 'weak' }, 'password', 'too_short'],
    ['an official of no city', { role: 'official' }, 'cities', 'no-city'],
    ['an evaluator of a city', { cities: ['110000'] }, 'cities', 'cities-for-officials-only'],
    ['a city there is not', { role: 'official', cities: ['Atlantis'] }, 'cities', 'unknown-city'],
    ['a name of two cities', { role: 'official', cities: ['Suzhou'] }, 'cities', 'ambiguous-city'],
  ])('refuses %s and stores nothing', async (_what, changes, field, reason) => {
    expect(await add(changes)).toMatchObject({ outcome: 'refused', field, reason })
    expect(await db.prisma.account.count()).toBe(0)
    expect(await db.prisma.auditEntry.count()).toBe(0)
  })

  it('refuses a name that differs from another in capitals or width only', async () => {
    await add({ name: 'Mei' })
    expect(await add({ name: 'ＭＥＩ' })).toMatchObject({ field: 'name', reason: 'taken' })
  })

  it('adds one of two of the same name made at once', async () => {
    const both = await Promise.all([add({}), add({})])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['added', 'refused'])
  })
})

describe('keeping accounts', () => {
  it('binds an official to other cities and says so in the log', async () => {
    await addStaff(db, 'mei', 'official', ['110000'])
    const set = await setCities(db, { name: 'mei', cities: ['320500'], actor: 'admin' }, NOW)
    expect(set).toEqual({ outcome: 'set', cities: ['320500'] })
    const [line] = await listAccountLines(db, 'all', NOW)
    expect(line?.cities).toEqual([{ code: '320500', name: { 'zh-CN': '苏州市', en: 'Suzhou' } }])
    const { lines } = await listAuditPage(db, 1, ALL)
    expect(lines[0]).toMatchObject({
      actor: 'admin',
      action: 'cities-set',
      subject: 'mei',
      detail: { cities: ['320500'] },
      at: NOW,
    })
  })

  it('binds nobody but officials, and leaves cities alone when one is unknown', async () => {
    await addStaff(db, 'mei', 'official', ['110000'])
    await addStaff(db, 'lan', 'evaluator')
    const change = { cities: ['110000'], actor: 'admin' }
    expect(await setCities(db, { name: 'lan', ...change }, NOW)).toMatchObject({ reason: 'not-an-official' })
    const unknown = await setCities(db, { name: 'mei', cities: ['320500', 'x'], actor: 'admin' }, NOW)
    expect(unknown).toEqual({ outcome: 'refused', reason: 'unknown-city', names: ['x'] })
    expect((await db.prisma.accountCity.findMany()).map(({ cityCode }) => cityCode)).toEqual(['110000'])
  })

  it('does not disable the last operator who can sign in', async () => {
    await addStaff(db, 'ada', 'operator')
    await addStaff(db, 'bo', 'operator')
    const disable = (name: string) => setDisabled(db, { name, disabled: true, actor: 'ada' }, NOW)
    expect(await disable('bo')).toEqual({ outcome: 'set' })
    expect(await disable('ada')).toEqual({ outcome: 'refused', reason: 'last-operator' })
    expect(await disable('nobody')).toEqual({ outcome: 'refused', reason: 'unknown' })
  })
})

describe('the audit log', () => {
  it('is paged by fifty, latest first', async () => {
    const insert = db.columns.prepare(
      `INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail")
       VALUES ('2026-01-01T00:00:00.000+00:00', 'a', 'sign-in', ?, '{}')`,
    )
    for (let line = 1; line <= 101; line++) insert.run(String(line))
    const subjects = async (page: number) =>
      (await listAuditPage(db, page, ALL)).lines.map(({ subject }) => subject)
    expect((await listAuditPage(db, 1, ALL)).pages).toBe(3)
    expect((await subjects(1)).slice(0, 2)).toEqual(['101', '100'])
    expect((await subjects(2)).at(0)).toBe('51')
    expect(await subjects(3)).toEqual(['1'])
    expect(await subjects(4)).toEqual([])
  })

  it('is looked through by name, action and days on the clocks of the cities', async () => {
    const insert = db.columns.prepare(
      `INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail") VALUES (?, ?, ?, ?, '{}')`,
    )
    insert.run('2026-03-01T15:59:00.000+00:00', 'mei', 'sign-in', 'mei')
    insert.run('2026-03-01T16:00:00.000+00:00', 'ada', 'account-added', 'MeiLing')
    insert.run('2026-03-02T15:59:59.000+00:00', 'ada', 'sign-in', 'ada')
    insert.run('2026-03-02T16:00:00.000+00:00', 'ada', 'export-made', 'r1')
    const found = async (over: Partial<typeof ALL>) => {
      const { lines, total, actions } = await listAuditPage(db, 1, { ...ALL, ...over })
      expect(total).toBe(lines.length)
      expect(actions.sort()).toEqual(['account-added', 'export-made', 'sign-in'])
      return lines.map(({ subject }) => subject)
    }
    expect(await found({ name: 'mei' })).toEqual(['MeiLing', 'mei'])
    expect(await found({ action: 'sign-in' })).toEqual(['ada', 'mei'])
    expect(await found({ from: '2026-03-02', to: '2026-03-02' })).toEqual(['ada', 'MeiLing'])
    expect(await found({ name: 'ada', action: 'sign-in', from: '2026-03-03' })).toEqual([])
    expect(await found({ from: '2026-02-30', to: 'yesterday' })).toHaveLength(4)
  })
})
