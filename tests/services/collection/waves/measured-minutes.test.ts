import { afterAll, beforeAll, expect, test } from 'vitest'

import { MeasuredMinutes } from '#app/services/collection/waves/measured-minutes.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let db: TestDatabase
let clock = new Date('2025-03-10T12:00:00Z')

beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeOpenWave(db)
  await makeOpenWave(db, { id: 'autumn' })
})
afterAll(() => db.remove())

function answered(waveId: string, seconds: (number | null)[]): void {
  const insert = db.columns.prepare(
    `INSERT INTO "Response" ("waveId", "id", "cityCode", "baseWeight", "day", "language", "mode", "channel",
       "noticeVersion", "questionnaire", "seconds", "answers")
     VALUES (?, ?, ?, 1, '2025-03-10', 'en', 'web', 'direct', '1', 'smile-short@1', ?, '{}')`,
  )
  for (const [at, one] of seconds.entries()) insert.run(waveId, `${seconds.length}-${at}`, CITY, one)
}
const real = { id: 'spring', synthetic: false }

test('no promise is made from few times, unknown times, or made-up answers', () => {
  const minutes = new MeasuredMinutes(db, () => clock)
  answered('spring', [...Array.from({ length: 29 }, () => 170), null, null])
  expect(minutes.measured(real)).toBeNull()
  expect(minutes.measured({ ...real, synthetic: true })).toBeNull()
})

test('half of those who answered were done within the minutes said; it is looked at every ten minutes', () => {
  const minutes = new MeasuredMinutes(db, () => clock)
  expect(minutes.measured(real)).toBeNull()
  answered('spring', [170])
  expect(minutes.measured(real)).toBeNull()
  clock = new Date('2025-03-10T12:11:00Z')
  expect(minutes.measured(real)).toBe(3)
})

test('a new wave promises what an earlier one with the same questionnaire took', () => {
  db.columns.prepare(`UPDATE "Wave" SET "status" = 'closed' WHERE "id" = 'spring'`).run()
  expect(new MeasuredMinutes(db, () => clock).measured({ id: 'autumn', synthetic: false })).toBe(3)
})
