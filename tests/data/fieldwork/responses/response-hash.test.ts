import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { replaceQualityFlags } from '#app/data/fieldwork/quality-flags.server.ts'
import { hashResponses } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { insertResponses, RESPONSE_COLUMNS } from '#app/data/fieldwork/responses/responses.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.remove())

/** The hash as receipts have it, from its definition: JSON of the cells, answers and flags, a line each. */
function hashByDefinition(rows: ResponseRow[], flagsOf: (id: string) => string[]): string {
  const lines = [...rows]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => {
      const head = RESPONSE_COLUMNS.slice(0, -1).map((name) => row[name])
      return `${JSON.stringify(head)}\t${row.answers}\t${flagsOf(row.id).sort().join(' ')}\n`
    })
  return createHash('sha256').update(lines.join('')).digest('hex')
}

const text = fc.string({ unit: 'binary', maxLength: 12 })
const word = fc.option(text, { nil: null })
const weight = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.integer({ min: 1, max: 2_000_000 }).map((value) => value / 7),
  fc.constantFrom(1, 1000, 1e15, 1e21, 5e-324, 0.1 + 0.2, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER),
)
const row = fc.record({
  cityCode: text,
  stratum: word,
  baseWeight: weight,
  day: fc.constant('2026-03-10'),
  language: text,
  mode: text,
  channel: text,
  noticeVersion: text,
  questionnaire: text,
  sex: word,
  ageGroup: word,
  education: word,
  district: word,
  seconds: fc.option(fc.nat(), { nil: null }),
  answers: fc.json().map((value) => `${value}\n`),
})

describe('hashResponses', () => {
  it('is the hash of receipts, whatever stands in the cells', async () => {
    let wave = 0
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (drawn) => {
        const waveId = `drawn-${++wave}`
        const rows = drawn.map((cells, at) => ({ ...cells, waveId, id: `${waveId}-${at}` }))
        insertResponses(db, rows)
        const { hash, count } = await hashResponses(db, waveId)
        expect(count).toBe(rows.length)
        expect(hash).toBe(hashByDefinition(rows, () => []))
      }),
      { seed: 20260402, numRuns: 100 },
    )
  })

  it('reads on where one step ends, and each response has the flags that are its own', async () => {
    const made = fc.sample(row, { seed: 7, numRuns: 601 })
    const rows = made.map((cells, at) => ({ ...cells, waveId: 'steps', id: `r${1000 + at}` }))
    const flagged = new Map(rows.map(({ id }, at) => [id, FLAGS.slice(0, at % 4)]))
    insertResponses(db, rows)
    replaceQualityFlags(
      db,
      'steps',
      FLAGS,
      rows.flatMap(({ id }) => flagged.get(id)!.map((flag) => ({ responseId: id, flag }))),
    )
    expect(await hashResponses(db, 'steps')).toEqual({
      hash: hashByDefinition(rows, (id) => [...flagged.get(id)!]),
      count: 601,
    })
  })

  it('is that of no text for a wave without responses', async () => {
    expect(await hashResponses(db, 'empty')).toEqual({
      hash: createHash('sha256').digest('hex'),
      count: 0,
    })
  })
})

const FLAGS = ['straight-liner', 'pattern', 'speeder']
