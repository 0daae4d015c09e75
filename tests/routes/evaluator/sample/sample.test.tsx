import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action as fileAction, loader as fileLoader } from '#app/routes/evaluator/sample/sample-file.ts'
import { action, loader } from '#app/routes/evaluator/sample/sample.tsx'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, NOW, requestOf, tokenOf } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const PARAMS = { wave: 'spring' }
const HEADER = 'city,stratum,population,invitations,urban'
let db: TestDatabase
let token: string

beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'evaluator', 'evaluator')
  token = await tokenOf(db, 'evaluator')
  await makeOpenWave(db, { opensOn: '2026-03-01', closesOn: '2026-05-31' })
})
afterAll(() => db.remove())

const context = () => contextOf(db, { publicOrigin: 'http://survey.example/' })
const BY = { by: 'evaluator', at: NOW }

function post(path: string, form: Record<string, string | File>): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries({ city: CITY, ...form })) body.set(name, value)
  const { url, headers } = requestOf(`/evaluator/waves/spring/sample${path}`, token)
  return new Request(url, { method: 'POST', body, headers })
}

const set = (form: Record<string, string | File>) =>
  action({ request: post('', form), context: context(), params: PARAMS })
const file = (name: string, form: Record<string, string | File>) =>
  fileAction({ request: post(`/files/${name}`, form), context: context(), params: { ...PARAMS, file: name } })
const page = (query: string) =>
  loader({
    request: requestOf(`/evaluator/waves/spring/sample?${query}`, token),
    context: context(),
    params: PARAMS,
  })

test('a workbook is called by its name, and what was pasted or ticked is kept', async () => {
  const workbook = new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'frame.xlsx')
  const refused = await set({ step: 'import', file: workbook })
  expect(refused.init?.status).toBe(422)
  expect(refused.data).toMatchObject({ problems: [{ code: 'WORKBOOK' }], typed: false })
  const pasted = await set({ step: 'import', frame: `${HEADER}\r\n${CITY},a,10,300,yes`, merge: 'yes' })
  expect(pasted.data).toMatchObject({
    frame: `${HEADER}\r\n${CITY},a,10,300,yes`,
    merge: true,
    count: 1,
    problems: [{ line: 2, column: 'invitations', code: 'MORE_THAN_POPULATION' }],
  })
})

test('small strata are merged at one press, with all their people and invitations', async () => {
  const strata = ['a,600000,600,yes', 'b,90000,250,yes', 'c,120000,250,no']
  const rows = strata.map((row) => `${CITY},${row}`)
  await setSample(db, 'spring', [HEADER, ...rows].join('\n'), { merge: false, ...BY })
  // as the districts of a wave may lay them out
  db.columns.prepare(`UPDATE "Stratum" SET "invited" = 150 WHERE "waveId" = 'spring' AND "code" <> 'a'`).run()
  const refused = await file('invitations', { batches: '3' })
  expect(refused.headers.get('location')).toContain('refused=SMALL_STRATA')
  expect(refused.headers.get('location')).toContain('batches=3')

  const answer = await set({ step: 'merge' }).catch((thrown: unknown) => thrown)
  expect((answer as Response).status).toBe(302)
  const sample = await readSample(db, 'spring')
  const [city] = sample.outcome === 'read' ? sample.cities : []
  expect(city).toMatchObject({ population: 810_000, invited: 900 })
  expect(city?.strata.every(({ small }) => !small)).toBe(true)
})

test('a text of messages that is declined comes back as it was typed, with the lines at fault', async () => {
  const codes = new File(['name\nsomebody\n'], 'codes.csv')
  const answer = await file('sms', { file: codes, template: '您好，请打开 {link}' })
  const query = (answer.headers.get('location') ?? '').split('?')[1] ?? ''
  const { step } = await page(query)
  expect(step).toMatchObject({
    code: 'UNUSABLE_FILE',
    template: '您好，请打开 {link}',
    count: 1,
    problems: [{ line: 1, column: 'code', code: 'MISSING_COLUMN' }],
  })
  expect((await page(`city=${CITY}`)).step).toBeNull()
})

test('the sample can be had as the file it could be imported from', async () => {
  const get = (city: string) =>
    fileLoader({
      request: requestOf(`/evaluator/waves/spring/sample/files/frame?city=${city}`, token),
      context: context(),
      params: { ...PARAMS, file: 'frame' },
    })
  const response = await get(CITY)
  expect(response.headers.get('content-disposition')).toContain(`frame-spring-${CITY}.csv`)
  const text = (await response.text()).replace('\ufeff', '')
  const again = await setSample(db, 'spring', text, { merge: false, ...BY })
  expect(again).toMatchObject({ outcome: 'set', cities: [{ code: CITY, population: 810_000, invited: 900 }] })
  await expect(get('999999')).rejects.toMatchObject({ status: 404 })
})
