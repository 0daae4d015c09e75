import { afterAll, beforeAll, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as city } from '#app/routes/official/city.tsx'
import { loader as home } from '#app/routes/official/home.tsx'
import { EVALUATORS, makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'olga', 'official', [RANKED])
  await addStaff(db, 'omar', 'official', [RANKED, EVALUATORS])
  await makeClosedWave(db, { id: 'earlier' })
})
afterAll(() => db.remove())

async function open(path: string, cityCode: string, name: string | null) {
  const token = name && (await tokenOf(db, name))
  return { request: requestOf(path, token), context: contextOf(db), params: { cityCode } }
}
const openCity = async (code: string, name: string | null) =>
  city(await open(`/official/${code}`, code, name))

it('leads an official with one city straight there, and lists several', async () => {
  const straight = await thrownBy(open('/official', '', 'olga').then(home))
  expect(straight.headers.get('location')).toBe(`/official/${RANKED}`)
  const list = await open('/official', '', 'omar').then(home)
  expect(list.cities.map(({ code }) => code)).toEqual([EVALUATORS, RANKED].sort())
})

it('asks strangers to sign in and keeps officials to their own cities', async () => {
  expect((await thrownBy(openCity(RANKED, null))).headers.get('location')).toMatch(/^\/account\/sign-in\?to=/)
  expect((await thrownBy(openCity(EVALUATORS, 'olga'))).status).toBe(403)
})

it('shows no result and no count of a wave that has answers but no release', async () => {
  expect(await openCity(RANKED, 'olga')).toMatchObject({ city: { code: RANKED }, results: null })
})

it('shows after the release what the public may read', async () => {
  const release = await makeReleasedWave(db)
  const own = await openCity(RANKED, 'olga')
  expect(own.results?.value).toMatchObject({ release: { id: release }, latest: true })
  expect(own.results?.value.report.weighting).toBeNull()
  const thin = await openCity(EVALUATORS, 'omar')
  expect(thin.results?.value.report.index.blended).toMatchObject({ value: null, low: null, n: null })
})
