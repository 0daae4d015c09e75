import { createHash, randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { countQuarantined } from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import {
  lacksWork,
  readVisit,
  suspicionOf,
  visitCookie,
} from '#app/services/collection/taking-in/suspicion.server.ts'
import { leadingZeroBits, WORK_BITS, workText } from '#app/survey/rules/proof-of-work.ts'
import { reviewQuarantine } from '#app/services/fieldwork/review-quarantine.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const SECRET = 'a secret of the tests'
const now = new Date('2025-03-10T12:00:00Z')
const opened = now.getTime() / 1000
let server: CollectionServer
let answers: Record<string, unknown>

beforeAll(async () => {
  server = await startCollection()
  const live = await server.collection.waves.find(server.waveId)
  answers = answersTo((await live?.cityForm(CITY))?.items ?? [])
})
afterAll(() => server.stop())

async function send(over: Record<string, unknown>, cookie?: string) {
  const post = { city: CITY, language: 'en', noticeVersion: '1', consent: true, answers, ...over }
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ submissionId: randomUUID(), ...post }),
  })
  return { status: response.status, body: (await response.json()) as { withdrawalCode?: string } }
}

test('a machine that says nothing of a page is taken at its word', () => {
  expect(suspicionOf({ baited: false, openedAt: null, now })).toBeNull()
})

test.each([
  [opened - 2, null],
  [opened - 1, 'too-quick'],
  [opened + 60, 'too-quick'],
  [NaN, 'forged-token'],
])('a page opened at %d gives %s', (openedAt, suspicion) => {
  expect(suspicionOf({ baited: false, openedAt, now })).toBe(suspicion)
  expect(suspicionOf({ baited: true, openedAt, now })).toBe('honeypot')
})

test('the visit is signed for its wave, and reaches only the address answers are sent to', () => {
  const cookie = visitCookie(SECRET, 'spring', now, true)
  expect(cookie).toMatch(/; Path=\/api\/v1\/waves\/spring\/responses; .*HttpOnly; SameSite=Strict; Secure$/)
  expect(readVisit(SECRET, 'spring', `a=b; ${cookie}`)).toBe(opened)
  expect(readVisit(SECRET, 'autumn', cookie)).toBeNaN()
  expect(readVisit(SECRET, 'spring', 'visit=1741608000.AAAA')).toBeNaN()
  expect(readVisit(SECRET, 'spring', 'lang=en')).toBeNull()
})

test('what looks like a machine’s gets its code like any other, and waits apart until it is let in', async () => {
  const submissionId = randomUUID()
  const bot = await send({ submissionId, website: 'https://example.org' })
  expect([bot.status, bot.body.withdrawalCode?.length]).toEqual([201, 19])
  expect((await send({ submissionId })).status).toBe(200)
  const quick = visitCookie(SECRET, server.waveId, new Date(), false).split(';')[0] ?? ''
  expect((await send({}, quick)).status).toBe(201)
  expect((await send({}, 'visit=x.y')).status).toBe(201)
  expect(server.countRows()).toBe(0)
  const held = { honeypot: 1, 'too-quick': 1, 'forged-token': 1 }
  expect(countQuarantined(server.database, server.waveId)).toEqual(held)

  const slow = visitCookie(SECRET, server.waveId, new Date(Date.now() - 60_000), false).split(';')[0] ?? ''
  expect((await send({}, slow)).status).toBe(201)
  expect(server.countRows()).toBe(1)

  const decided = { decision: 'admit', reason: 'too-quick', id: null } as const
  const who = { by: 'somebody', at: now }
  const review = await reviewQuarantine(server.database, server.waveId, decided, who)
  expect(review).toMatchObject({ admitted: 1, quarantined: { honeypot: 1, 'forged-token': 1 } })
  expect(server.countRows()).toBe(2)
})

/** A number whose hash begins with enough zero bits, found as browsers find it. */
function workFor(wave: string, submissionId: string, bits: number): string {
  for (let nonce = 0; ; nonce++) {
    const hash = createHash('sha256')
      .update(workText(wave, submissionId, String(nonce)))
      .digest()
    if (leadingZeroBits(hash) >= bits) return String(nonce)
  }
}

test('work is asked for where the wave says so, of residents who come by the open link alone', () => {
  const submissionId = randomUUID()
  const asking = { id: 'spring', settings: { proofOfWork: 'light' } } as const
  const post = { submissionId, ticket: null, work: null }
  const work = workFor('spring', submissionId, WORK_BITS.light)
  expect(lacksWork({ id: 'spring', settings: {} }, post)).toBe(false)
  expect(lacksWork(asking, post)).toBe(true)
  expect(lacksWork(asking, { ...post, work })).toBe(false)
  expect(lacksWork(asking, { ...post, ticket: 'a ticket' })).toBe(false)
  expect(lacksWork(asking, { ...post, mode: 'paper' })).toBe(false)
  // of another wave or response, or a number made up
  expect(lacksWork({ ...asking, id: 'autumn' }, { ...post, work })).toBe(true)
  expect(lacksWork(asking, { ...post, work, submissionId: randomUUID() })).toBe(true)
})

test('answers without the work their wave asks for are put aside; a number that is none is a fault', async () => {
  const { database, waveId } = server
  database.columns
    .prepare(`UPDATE "Wave" SET "settings" = json_set("settings", '$.proofOfWork', 'light')`)
    .run()
  const rows = server.countRows()
  const submissionId = randomUUID()
  const work = workFor(waveId, submissionId, WORK_BITS.light)
  expect((await send({ work: 'much' })).status).toBe(422)
  expect((await send({})).status).toBe(201)
  expect(countQuarantined(database, waveId)).toMatchObject({ 'no-work': 1 })
  expect((await send({ submissionId, work })).status).toBe(201)
  expect(server.countRows()).toBe(rows + 1)
})
