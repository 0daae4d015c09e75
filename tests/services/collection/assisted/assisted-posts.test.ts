import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { revokeAssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { entryCookie, readEntry, type Entry } from '#app/services/collection/assisted/entry-cookie.server.ts'
import { makeCodes } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const SECRET = 'a secret of the tests'
const MODES = ['tablet', 'interviewer', 'telephone', 'paper']
let server: CollectionServer
let answers: Record<string, unknown>

beforeAll(async () => {
  server = await startCollection({ wave: { modes: MODES } })
  const live = await server.collection.waves.find(server.waveId)
  answers = answersTo((await live?.cityForm(CITY))?.items ?? [])
  const as = { by: 'eva', at: new Date('2025-03-10T08:00:00Z') }
  const of = { wave: server.waveId, count: 1 }
  await makeCodes(server.database, { ...of, kind: 'tablet', cityCode: CITY }, as)
  await makeCodes(server.database, { ...of, kind: 'interviewer', cityCode: null }, as)
})
afterAll(() => server.stop())

async function post(
  mode: string | undefined,
  entry: Partial<Entry> | null,
  over: Record<string, unknown> = {},
) {
  const cookie =
    entry && entryCookie(SECRET, { waveId: server.waveId, kind: 'tablet', number: 1, ...entry }, false)
  const body = {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers,
    mode,
    ...over,
  }
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie.split(';')[0]! } : {}) },
    body: JSON.stringify(body),
  })
  const { issues = [] } = (await response.json()) as { issues?: { item: string; code: string }[] }
  return { status: response.status, issues: issues.map(({ item, code }) => `${item} ${code}`) }
}

const stored = () =>
  server.database.columns
    .prepare(
      `SELECT r."mode", i."interviewer" FROM "Response" r
       LEFT JOIN "Interview" i ON i."waveId" = r."waveId" AND i."responseId" = r."id" ORDER BY 1, 2`,
    )
    .raw()
    .all()

it('stores how an answer was given, and of an interview whose it is', async () => {
  expect(await post(undefined, null)).toEqual({ status: 201, issues: [] })
  expect(await post('web', null)).toEqual({ status: 201, issues: [] })
  expect(await post('tablet', {})).toEqual({ status: 201, issues: [] })
  expect(await post('telephone', { kind: 'interviewer' })).toEqual({ status: 201, issues: [] })
  expect(await post('interviewer', { kind: 'interviewer' })).toEqual({ status: 201, issues: [] })
  expect(stored()).toEqual([
    ['interviewer', 1],
    ['tablet', null],
    ['telephone', 1],
    ['web', null],
    ['web', null],
  ])
})

it('refuses a mode that opens with a code to whoever has none, another one, or one for another wave or city', async () => {
  const refused = { status: 422, issues: ['mode not_let_in'] }
  expect(await post('tablet', null)).toEqual(refused)
  expect(await post('interviewer', {})).toEqual(refused)
  expect(await post('tablet', { kind: 'interviewer' })).toEqual(refused)
  expect(await post('tablet', { number: 7 })).toEqual(refused)
  expect(await post('tablet', { waveId: 'autumn' })).toEqual(refused)
  expect(await post('tablet', {}, { city: '440300' })).toMatchObject({ status: 422 })
  expect(await post('paper', {})).toEqual({ status: 422, issues: ['mode not_an_option'] })
})

it('refuses what comes by a code that was taken back, and knows what it took in before', async () => {
  const submissionId = randomUUID()
  expect(await post('tablet', {}, { submissionId })).toMatchObject({ status: 201 })
  revokeAssistedCode(server.database, { waveId: server.waveId, kind: 'tablet', number: 1 })
  expect(await post('tablet', {})).toEqual({ status: 422, issues: ['mode not_let_in'] })
  expect(await post('tablet', {}, { submissionId })).toMatchObject({ status: 200 })
})

it('forgets whose an interview was when it is withdrawn', () => {
  server.database.columns.prepare(`DELETE FROM "Response" WHERE "mode" = 'telephone'`).run()
  expect(server.database.columns.prepare('SELECT count(*) FROM "Interview"').pluck().get()).toBe(1)
})

it('reads no entry from a cookie that somebody has changed', () => {
  const cookie = entryCookie(SECRET, { waveId: 'w', kind: 'interviewer', number: 3 }, true)
  expect(readEntry(SECRET, cookie)).toEqual({ waveId: 'w', kind: 'interviewer', number: 3 })
  expect(readEntry('another secret', cookie)).toBeNull()
  expect(readEntry(SECRET, 'assisted=eyJ3.abc')).toBeNull()
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Secure$/)
})
