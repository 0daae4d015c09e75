import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { addWave } from '#tests/support/records/forms.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const SEED = 20250310
let server: CollectionServer
/** a wave with every kind of question */
const WAVE = 'every-kind'
let url = ''
let good: Record<string, unknown>

beforeAll(async () => {
  server = await startCollection()
  await addWave(server.database, { id: WAVE, moreKinds: true })
  url = server.url.replace(server.waveId, WAVE)
  const live = await server.collection.waves.find(WAVE)
  good = {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers: { ...answersTo((await live?.cityForm(CITY))?.items ?? []), minutes: 25, ways: ['bus'] },
  }
})
afterAll(() => server.stop())

async function statusOf(body: string | Uint8Array<ArrayBuffer>): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body })
  const problem = (await response.json()) as { status: number; detail: string }
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(problem.detail.length).toBeGreaterThan(5)
  return problem.status
}

/** Values that are no answer; the few that happen to be one are left out. */
const nasty = fc
  .oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      "'; DROP TABLE Response; --",
      '<script>alert(1)</script>',
      '\u202e\u0000',
      '\ud800',
      '__proto__',
      1e308,
      -0,
      [[[[]]]],
      'x'.repeat(5000),
    ),
  )
  .filter((value) => value !== true && ![1, 2, 3, 4, 5, 97, 99].includes(value as number))

test('2,500 bodies of any bytes and any JSON are refused with a reason, and nothing is stored', async () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((given) => new Uint8Array(given))
  const cut = fc.nat({ max: 400 }).map((length) => JSON.stringify(good).slice(0, length))
  const any = fc.oneof(
    bytes,
    cut,
    nasty.map((value) => JSON.stringify(value) ?? 'undefined'),
  )
  await fc.assert(
    fc.asyncProperty(any, async (body) => {
      const status = await statusOf(body)
      expect([400, 422]).toContain(status)
    }),
    { numRuns: 2500, seed: SEED },
  )
  expect(server.countRows()).toBe(0)
})

test('2,500 good responses with one field or answer spoilt are refused, and nothing is stored', async () => {
  const fields = ['submissionId', 'city', 'language', 'noticeVersion', 'consent', 'answers']
  const codes = [
    'gender',
    'age_group',
    'l3_schools',
    'dimension_importance',
    'district',
    'ways',
    '__proto__',
    'constructor',
  ]
  const spoilt = fc.oneof(
    fc.tuple(fc.constantFrom(...fields), nasty).map(([field, value]) => ({ ...good, [field]: value })),
    fc.tuple(fc.constantFrom(...codes), nasty).map(([code, value]) => {
      const answers = Object.entries({ ...(good['answers'] as object) }).filter(([name]) => name !== code)
      return { ...good, answers: Object.fromEntries([...answers, [code, value]]) }
    }),
    // a number takes any whole number of minutes: what is no number, too many, or too fine
    fc
      .oneof(
        nasty.filter((value) => typeof value !== 'number'),
        fc.integer({ min: 241 }),
        fc.integer({ max: -1 }),
        fc.constantFrom<unknown>(0.5, '25', '２５', [25], 'no_work,25', ['no_work', 25], NaN, { value: 25 }),
      )
      .map((minutes) => ({ ...good, answers: { ...(good['answers'] as object), minutes } })),
    // several choices: one that is none, one too many, one twice, one that stands alone beside another
    fc
      .constantFrom<unknown>(
        'bus',
        ['tram'],
        ['bus', 'bus'],
        ['bus', 'metro', 'walk'],
        ['none', 'bus'],
        [99, 'bus'],
        [['bus']],
        { 0: 'bus' },
        Array.from({ length: 2000 }, () => 'bus'),
      )
      .map((ways) => ({ ...good, answers: { ...(good['answers'] as object), ways } })),
    fc.tuple(fc.string({ minLength: 1 }), nasty).map(([field, value]) => ({ ...good, [`${field}?`]: value })),
  )
  const isBlank = (body: Record<string, unknown>) => {
    const { dimension_importance: ranking, ...others } = (body['answers'] ?? {}) as Record<string, unknown>
    if (ranking === '' || (Array.isArray(ranking) && ranking.length === 0)) return true
    return others['minutes'] === 'no_work'
  }
  await fc.assert(
    fc.asyncProperty(
      spoilt.filter((body) => !isBlank(body)),
      async (body) => {
        expect([400, 422]).toContain(await statusOf(JSON.stringify(body)))
      },
    ),
    { numRuns: 2500, seed: SEED },
  )
  expect(server.countRows()).toBe(0)
})

test('2,500 good bodies with headers, paths and encodings spoilt are refused, and nothing is stored', async () => {
  const body = JSON.stringify(good)
  const type = fc.constantFrom(
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'a/b/c',
    '*/*',
  )
  const encoding = fc.constantFrom('gzip', 'br', 'deflate', 'chunked', 'utf-16', 'x')
  const wave = fc.constantFrom(
    '%00',
    '..%2f..',
    "'%20OR%201=1",
    '%ff',
    'x'.repeat(300),
    '%F0%9F%98%80',
    '__proto__',
  )
  const method = fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS')
  const json = { 'content-type': 'application/json' }
  const order = fc.oneof(
    type.map((given) => ({ method: 'POST', headers: { 'content-type': given }, body })),
    encoding.map((given) => ({ method: 'POST', headers: { ...json, 'content-encoding': given }, body })),
    wave.map((given) => ({ method: 'POST', headers: json, body, wave: given })),
    method.map((given) => ({ method: given, headers: json, ...(given === 'GET' ? {} : { body }) })),
    fc.nat({ max: 40 }).map((extra) => {
      const text = 'x'.repeat(64 * 1024 + extra * 1000)
      return { method: 'POST', headers: json, body: JSON.stringify({ ...good, channel: text }) }
    }),
    fc.constantFrom('utf16le', 'latin1').map((name) => {
      const bytes = Buffer.from(JSON.stringify({ ...good, city: '杭州é' }), name as BufferEncoding)
      return { method: 'POST', headers: json, body: new Uint8Array(bytes) }
    }),
    nasty.map((ticket) => ({
      method: 'POST',
      headers: json,
      body: JSON.stringify({ ...good, ticket: ticket ?? 0 }),
    })),
  )
  await fc.assert(
    fc.asyncProperty(order, async ({ wave: other, ...init }: { wave?: string } & RequestInit) => {
      const address = other === undefined ? url : url.replace(WAVE, other)
      const response = await fetch(address, init)
      await response.arrayBuffer()
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: 2500, seed: SEED },
  )
  expect(server.countRows()).toBe(0)
})
