import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { findErasure } from '#app/data/fieldwork/erasures.server.ts'
import { analyseWave, repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { eraseAnswers } from '#app/services/operations/erase-answers.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const MARK = 'zzzz-a-word-nobody-else-writes-zzzz'
let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeClosedWave(db, {
    id: 'first',
    synthetic: false,
    cities: [{ code: RANKED, responses: 120 }],
    change: (row, at) => (at > 0 ? row : { ...row, channel: MARK }),
  })
  db.columns
    .prepare(`INSERT INTO "SpentTicket" ("waveId", "ticketHash") VALUES ('first', 'of a ticket')`)
    .run()
  await analyseWave(db, 'first')
  const released = await releaseWave(db, 'first', { confirmedBy: 'an evaluator', publishedOn: '2026-04-10' })
  if (released.outcome !== 'released') throw new Error(JSON.stringify(released))
})
afterAll(() => db.remove())

const count = (table: string) =>
  db.columns.prepare(`SELECT count(*) FROM "${table}" WHERE "waveId" = 'first'`).pluck().get()
const onDisk = () => readFileSync(db.file).includes(MARK)

test('answers are kept to the last day promised, and a dry run only says so', async () => {
  expect(await eraseAnswers(db, '2028-03-31', false)).toEqual({
    outcome: 'erased',
    erased: [],
    kept: [{ waveId: 'first', until: '2028-03-31' }],
  })
  const { outcome, erased } = await eraseAnswers(db, '2028-04-01', true)
  expect([outcome, erased[0]?.responses]).toEqual(['checked', 120])
  expect(count('Response')).toBe(120)
  expect((await verifyReceipt(db, 'first-r1', repeatAnalysis)).outcome).toBe('confirmed')
})

test('the day after, answers, flags and invitations are gone, also from the disk; results stay', async () => {
  db.columns.pragma('wal_checkpoint(TRUNCATE)')
  expect(onDisk()).toBe(true)
  const { erased } = await eraseAnswers(db, '2028-04-01', false)
  expect(erased).toMatchObject([{ waveId: 'first', erasedOn: '2028-04-01', responses: 120 }])
  const holding = ['Response', 'QualityFlag', 'Invitation', 'Quarantine', 'SpentTicket', 'TicketKey']
  expect(holding.map(count)).toEqual([0, 0, 0, 0, 0, 0])
  expect(onDisk()).toBe(false)
  expect(count('Release')).toBe(1)
  expect(findErasure(db, 'first')).toEqual(erased[0])
  expect((await eraseAnswers(db, '2028-04-02', false)).erased).toEqual([])
})

test('the receipt is then checked against what is left, and says when the answers went', async () => {
  const verified = await verifyReceipt(db, 'first-r1', repeatAnalysis)
  expect(verified).toMatchObject({ outcome: 'inputs-erased', release: 'first-r1', erasedOn: '2028-04-01' })
  db.columns.prepare(`UPDATE "Erasure" SET "responses" = 119`).run()
  expect(await verifyReceipt(db, 'first-r1', repeatAnalysis)).toMatchObject({
    outcome: 'mismatch',
    parts: [{ part: 'responses' }],
  })
})
