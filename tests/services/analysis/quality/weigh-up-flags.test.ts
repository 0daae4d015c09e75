import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { weighUpFlags } from '#app/services/analysis/quality/weigh-up-flags.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'

let db: TestDatabase
let wave = ''
beforeAll(async () => {
  db = await openTestDatabase('reference')
  wave = await makeClosedWave(db, {
    cities: [{ code: RANKED, responses: 100 }],
    change: (row, at) => ({
      ...row,
      seconds: at < 15 ? 3 : 400,
      // those who hurry see no smile; everybody else has one
      answers: row.answers.replace(/"smile_greet_day":\d+/, `"smile_greet_day":${at < 15 ? 1 : 5}`),
    }),
  })
})
afterAll(() => db.remove())

const answersOf = (id: string) =>
  (
    db.columns
      .prepare('SELECT "answers" FROM "Response" WHERE "waveId" = ? ORDER BY "id"')
      .pluck()
      .all(id) as string[]
  ).join('\n')

describe('weighUpFlags', () => {
  it('counts each kind and says what plain figures would be without it', async () => {
    const report = await weighUpFlags(db, wave)
    expect(report?.responses).toBe(100)
    expect(report?.all.smileRate).toBe(0.85)
    const speeders = report?.without.find(({ flag }) => flag === 'speeder')
    expect(speeders).toMatchObject({ responses: 15, smileRate: 1 })
    expect(report?.any.responses).toBeGreaterThanOrEqual(15)
    expect(speeders?.mean).not.toBe(report?.all.mean)
  })

  it('shows nobody a difference that fewer than ten people make', async () => {
    const report = await weighUpFlags(db, wave)
    for (const { responses, smileRate, mean } of report?.without ?? []) {
      if (responses === 0 || responses >= 10) continue
      expect([smileRate, mean]).toEqual([null, null])
    }
    const duplicates = report?.without.find(({ flag }) => flag === 'duplicate')
    expect(duplicates).toMatchObject({ responses: 0, mean: report?.all.mean })
  })

  it('looks only: neither flags nor answers change', async () => {
    const before = answersOf(wave)
    await weighUpFlags(db, wave)
    expect(answersOf(wave)).toBe(before)
    expect(db.columns.prepare('SELECT count(*) FROM "QualityFlag"').pluck().get()).toBe(0)
  })

  it('knows no wave that is not there', async () => {
    expect(await weighUpFlags(db, 'nowhere')).toBeNull()
  })
})
