import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const SEED = 20250310
let server: CollectionServer
let good: Record<string, unknown>

beforeAll(async () => {
  server = await startCollection()
  const live = await server.collection.waves.find(server.waveId)
  good = {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers: answersTo((await live?.cityForm(CITY))?.items ?? []),
  }
})
afterAll(() => server.stop())

async function statusOf(body: string | Uint8Array<ArrayBuffer>): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(server.url, { method: 'POST', headers, body })
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
    '__proto__',
    'constructor',
  ]
  const spoilt = fc.oneof(
    fc.tuple(fc.constantFrom(...fields), nasty).map(([field, value]) => ({ ...good, [field]: value })),
    fc.tuple(fc.constantFrom(...codes), nasty).map(([code, value]) => {
      const answers = Object.entries({ ...(good['answers'] as object) }).filter(([name]) => name !== code)
      return { ...good, answers: Object.fromEntries([...answers, [code, value]]) }
    }),
    fc.tuple(fc.string({ minLength: 1 }), nasty).map(([field, value]) => ({ ...good, [`${field}?`]: value })),
  )
  const isBlank = (body: Record<string, unknown>) => {
    const ranking = (body['answers'] as Record<string, unknown> | null)?.['dimension_importance']
    return ranking === '' || (Array.isArray(ranking) && ranking.length === 0)
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
