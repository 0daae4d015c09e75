import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action as changeAccount, loader as showAccount } from '#app/routes/operator/account.tsx'
import { action as addAccount, loader as showAccounts } from '#app/routes/operator/accounts.tsx'
import { loader as showAudit } from '#app/routes/operator/audit.tsx'
import { splitNames } from '#app/routes/operator/split-names.ts'
import { accountOfReset } from '#app/services/accounts/reset-password.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  addCities,
  addStaff,
  contextOf,
  NOW,
  requestOf,
  thrownBy,
  tokenOf,
} from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(() => loadTranslations('locales'))
beforeEach(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'ada', 'operator')
  await addStaff(db, 'eva', 'evaluator')
})
afterEach(() => db.remove())

const args = (name: string | null, path: string, form?: Record<string, string>, params = {}) => ({
  async now() {
    const token = name === null ? null : await tokenOf(db, name)
    return { request: requestOf(path, token, form), context: contextOf(db), params }
  },
})

describe('the operator’s pages', () => {
  it('are closed to everyone else, to read and to send', async () => {
    for (const [who, status] of [
      [null, 302],
      ['eva', 403],
    ] as const) {
      const read = await args(who, '/operator').now()
      const send = await args(who, '/operator', { name: 'x' }, { name: 'ada' }).now()
      expect((await thrownBy(showAccounts(read))).status).toBe(status)
      expect((await thrownBy(showAudit(read))).status).toBe(status)
      expect((await thrownBy(showAccount({ ...read, params: { name: 'ada' } }))).status).toBe(status)
      expect((await thrownBy(addAccount(send))).status).toBe(status)
    }
    const disable = await args('eva', '/operator/accounts/ada', { step: 'disable' }, { name: 'ada' }).now()
    expect((await thrownBy(changeAccount(disable))).status).toBe(403)
    expect(await db.prisma.account.count({ where: { disabled: true } })).toBe(0)
  })

  it('add an account and show a link that works', async () => {
    const form = { name: 'olga', role: 'official', cities: '北京，320500' }
    const answer = await addAccount(await args('ada', '/operator', form).now())
    if (answer.data.outcome === 'refused') throw new Error(answer.data.reason)
    expect(answer.data.link).toMatch(/^http:\/\/localhost:3000\/account\/reset\/[\w-]{43}$/)
    const token = answer.data.link.split('/').at(-1) ?? ''
    expect(await accountOfReset(db, token, NOW)).toMatchObject({ name: 'olga', cities: ['110000', '320500'] })
  })

  it('keep what was typed when something is wrong', async () => {
    const form = { name: 'olga', role: 'official', cities: 'Atlantis' }
    const answer = await addAccount(await args('ada', '/operator', form).now())
    expect(answer.init?.status).toBe(422)
    expect(answer.data).toMatchObject({
      values: form,
      field: 'cities',
      reason: 'unknown-city',
      names: ['atlantis'],
    })
  })

  it('bind an official to other cities, and keep what was typed when one is not found', async () => {
    await addStaff(db, 'olga', 'official', ['110000'])
    const bind = async (cities: string) =>
      changeAccount(
        await args('ada', '/operator/accounts/olga', { step: 'cities', cities }, { name: 'olga' }).now(),
      )
    expect((await bind('320500, 341300')).data).toEqual({ outcome: 'done', what: 'cities' })
    const refused = await bind('Suzhou')
    expect(refused.init?.status).toBe(422)
    expect(refused.data).toMatchObject({ field: 'cities', reason: 'ambiguous-city', cities: 'Suzhou' })
    const page = await args('ada', '/operator/accounts/olga', undefined, { name: 'olga' }).now()
    const { account } = await showAccount(page)
    expect(account.cities.map(({ code }) => code)).toEqual(['320500', '341300'])
  })

  it('disable and enable an account, and answer 404 and 400 for what there is not', async () => {
    const change = async (step: string, name = 'eva') =>
      changeAccount(await args('ada', `/operator/accounts/${name}`, { step }, { name }).now())
    expect((await change('disable')).data).toEqual({ outcome: 'done', what: 'disabled' })
    expect((await change('link')).init?.status).toBe(422)
    expect((await change('enable')).data).toEqual({ outcome: 'done', what: 'enabled' })
    expect((await change('link')).data).toMatchObject({ outcome: 'link', name: 'eva' })
    expect((await change('disable', 'ada')).data).toMatchObject({ reason: 'last-operator' })
    expect((await thrownBy(change('explode'))).status).toBe(400)
    const nobody = await args('ada', '/operator/accounts/no', undefined, { name: 'no' }).now()
    expect((await thrownBy(showAccount(nobody))).status).toBe(404)
  })
})

describe('cities in one field', () => {
  it('are separated by commas of both scripts, lines, and spaces after Chinese or digits', () => {
    expect(splitNames('北京 上海，320500 苏州、Hong Kong, Macau\n广州；')).toEqual([
      '北京',
      '上海',
      '320500',
      '苏州',
      'Hong Kong',
      'Macau',
      '广州',
    ])
  })
})
