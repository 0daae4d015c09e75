import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { requireCity, requireRole, signedIn } from '#app/routes/guard.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  addCities,
  addStaff,
  contextOf,
  later,
  requestOf,
  thrownBy,
  tokenOf,
} from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeEach(async () => {
  db = await openTestDatabase()
  addCities(db)
  await addStaff(db, 'olga', 'official', ['110000'])
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'ada', 'operator')
})
afterEach(() => db.remove())

describe('the guard', () => {
  it('knows who is signed in, and nobody without a session', async () => {
    const olga = await signedIn(requestOf('/', await tokenOf(db, 'olga')), contextOf(db))
    expect(olga).toMatchObject({ name: 'olga', role: 'official', cities: ['110000'] })
    expect(await signedIn(requestOf('/', null), contextOf(db))).toBeNull()
    expect(await signedIn(requestOf('/', 'forged'), contextOf(db))).toBeNull()
  })

  it('sends a stranger to the sign-in page and back to where they wanted to go', async () => {
    const request = requestOf('/official/110000?release=r1', null)
    const answer = await thrownBy(requireCity(request, contextOf(db), '110000'))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/account/sign-in?to=%2Fofficial%2F110000%3Frelease%3Dr1')
  })

  it('sends someone whose session has ended to the sign-in page', async () => {
    const token = await tokenOf(db, 'eva')
    const context = contextOf(db, {}, later(13 * 3600))
    expect((await thrownBy(requireRole(requestOf('/evaluator', token), context, ['evaluator']))).status).toBe(
      302,
    )
  })

  it('lets in those of a role and answers others with 403', async () => {
    const enter = async (name: string) =>
      requireRole(requestOf('/operator', await tokenOf(db, name)), contextOf(db), ['operator'])
    expect((await enter('ada')).name).toBe('ada')
    expect((await thrownBy(enter('olga'))).status).toBe(403)
    expect((await thrownBy(enter('eva'))).status).toBe(403)
  })

  it('shows an official their own city and answers 403 for another; evaluators see all, operators none', async () => {
    const enter = async (name: string, city: string) =>
      requireCity(requestOf(`/official/${city}`, await tokenOf(db, name)), contextOf(db), city)
    expect((await enter('olga', '110000')).name).toBe('olga')
    expect((await thrownBy(enter('olga', '320500'))).status).toBe(403)
    expect((await thrownBy(enter('olga', ''))).status).toBe(403)
    expect((await enter('eva', '320500')).name).toBe('eva')
    expect((await thrownBy(enter('ada', '110000'))).status).toBe(403)
  })

  it('takes a city away from an official who is signed in', async () => {
    const token = await tokenOf(db, 'olga')
    await db.prisma.accountCity.deleteMany()
    const answer = await thrownBy(requireCity(requestOf('/', token), contextOf(db), '110000'))
    expect(answer.status).toBe(403)
  })
})
