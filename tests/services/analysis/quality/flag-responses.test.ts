import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flagResponses } from '#app/services/analysis/quality/flag-responses.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const stored = () =>
  db.columns.prepare('SELECT "flag", count(*) FROM "QualityFlag" GROUP BY "flag"').raw().all()

describe('flagResponses', () => {
  it('keeps flags apart from the responses and deletes nothing', async () => {
    const wave = await makeClosedWave(db, {
      cities: [{ code: RANKED, responses: 60 }],
      change: (row, at) => ({
        ...row,
        seconds: at < 3 ? 4 : 120,
        answers: at === 10 ? row.answers.replace(/:(\d+)/g, ':4') : row.answers,
      }),
    })
    const outcome = await flagResponses(db, wave)
    expect(outcome).toMatchObject({ outcome: 'flagged', flagged: { speeder: 3 } })
    const flagged: Record<string, number> = outcome.outcome === 'flagged' ? outcome.flagged : {}
    expect(flagged['straight-liner']).toBeGreaterThanOrEqual(1)
    expect(Object.fromEntries(stored() as [string, number][])).toEqual(
      Object.fromEntries(Object.entries(flagged).filter(([, count]) => count > 0)),
    )
    expect(await flagResponses(db, wave)).toEqual(outcome)
    expect(db.columns.prepare('SELECT count(*) FROM "Response"').pluck().get()).toBe(60)
  })

  it('takes a flag back when the wave has changed so that it no longer holds', async () => {
    db.columns.exec('UPDATE "Response" SET "seconds" = 120')
    expect(await flagResponses(db, 'made-2026')).toMatchObject({ flagged: { speeder: 0 } })
    const kinds = stored().map((row) => (row as unknown[])[0])
    expect(kinds).toContain('straight-liner')
    expect(kinds).not.toContain('speeder')
  })

  it('refuses an unknown wave', async () => {
    expect(await flagResponses(db, 'nowhere')).toMatchObject({ error: { code: 'UNKNOWN_WAVE' } })
  })
})
