import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { insertAccount } from '#app/data/accounts/accounts.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action, loader } from '#app/routes/account/sign-in.tsx'
import { action as signOut } from '#app/routes/account/sign-out.ts'
import { signedIn } from '#app/routes/guard.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  addCities,
  addStaff,
  contextOf,
  PASSWORD,
  requestOf,
  thrownBy,
  tokenOf,
} from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(() => loadTranslations('locales'))
beforeEach(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'olga', 'official', ['110000'])
  await addStaff(db, 'ada', 'operator')
})
afterEach(() => db.remove())

const send = (form: Record<string, string>) =>
  action({ request: requestOf('/account/sign-in', null, form), context: contextOf(db), params: {} })

describe('the sign-in page', () => {
  it('sets the cookie and leads to where someone wanted to go', async () => {
    const answer = await thrownBy(send({ name: 'ada', password: PASSWORD, to: '/operator/audit?page=2' }))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/operator/audit?page=2')
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const request = requestOf('/', /session=([\w-]+)/.exec(cookie)?.[1] ?? null)
    expect((await signedIn(request, contextOf(db)))?.name).toBe('ada')
  })

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])('never leads to %s', async (to) => {
    const answer = await thrownBy(send({ name: 'ada', password: PASSWORD, to }))
    expect(answer.headers.get('location')).toBe('/operator')
    const request = requestOf(`/account/sign-in?to=${encodeURIComponent(to)}`, await tokenOf(db, 'ada'))
    const already = await thrownBy(loader({ request, context: contextOf(db), params: {} }))
    expect(already.headers.get('location')).toBe('/operator')
  })

  it('leads an official to their city', async () => {
    const answer = await thrownBy(send({ name: 'olga', password: PASSWORD }))
    expect(answer.headers.get('location')).toBe('/official/110000')
  })

  it('keeps the name and the way on, and never the password, when it refuses', async () => {
    const refused = await send({ name: 'ada', password: 'wrong guess', to: '/operator/audit' })
    expect(refused.init?.status).toBe(401)
    expect(refused.data).toEqual({ name: 'ada', to: '/operator/audit' })
    const led = await send({ name: 'ada', password: 'wrong guess', to: 'https://evil.example/' })
    expect(led.data).toEqual({ name: 'ada', to: null })
  })

  it('takes as long for an account as for nobody', async () => {
    const time = async (name: string) => {
      const begun = performance.now()
      await send({ name, password: 'wrong guess' })
      return performance.now() - begun
    }
    expect(Math.min(await time('ada'), await time('nobody'))).toBeGreaterThan(495)
  })

  it('lists demonstration accounts on this machine only', async () => {
    insertAccount(db, { name: 'demo', role: 'evaluator', passwordHash: '', cities: [], demonstration: true })
    const open = async (context: ReturnType<typeof contextOf>) =>
      loader({ request: requestOf('/account/sign-in', null), context, params: {} })
    const here = await open(contextOf(db, { onLoopback: true }))
    expect(here.demonstration.map(({ name }) => name)).toEqual(['demo'])
    expect(here.demonstrationPassword).not.toBe('')
    const outside = await open(contextOf(db, { onLoopback: false }))
    expect(outside).toMatchObject({ demonstration: [], demonstrationPassword: '' })
  })
})

describe('signing out', () => {
  it('ends the session on the server and in the browser', async () => {
    const token = await tokenOf(db, 'ada')
    const request = requestOf('/account/sign-out', token, {})
    const answer = await thrownBy(signOut({ request, context: contextOf(db), params: {} }))
    expect(answer.headers.get('location')).toBe('/account/sign-in')
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await signedIn(requestOf('/', token), contextOf(db))).toBeNull()
  })
})
