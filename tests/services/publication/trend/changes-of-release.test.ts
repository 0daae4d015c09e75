import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { compareCities } from '#app/statistics/estimation/across/compare-estimates.ts'
import { isTested, type ChangeRow } from '#app/survey/trend/changes.ts'
import { EVALUATORS, HIDDEN, OPEN, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { LAST_YEAR, moved, releaseOf } from './two-waves.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await releaseOf(db, { id: 'before', seed: 2, ...LAST_YEAR })
  await releaseOf(db, {
    id: 'now',
    seed: 2,
    change: (row) => (row.cityCode === RANKED ? moved(1)(row) : row),
  })
})
afterAll(() => db.remove())

async function rowsOf(city: string, audience: 'public' | 'evaluator' = 'public'): Promise<ChangeRow[]> {
  return (await readCityReport(db, 'now-r1', city, audience))!.changes![0]!.rows
}

describe('the changes of a release', () => {
  it('are since each earlier wave and none for the first', async () => {
    const first = (await readRelease(db, 'before-r1'))!.summary.trend!
    expect(first.since).toEqual([])
    expect((await readCityReport(db, 'before-r1', RANKED, 'public'))!.changes).toEqual([])
    const { since, modes, margins } = (await readRelease(db, 'now-r1'))!.summary.trend!
    expect(since).toMatchObject([{ wave: 'before', release: 'before-r1', breaks: [], bridges: [] }])
    expect(modes).toEqual({ web: 1 })
    expect(margins.map(({ variable }) => variable)).toEqual(['sex_age_group', 'education', 'district'])
  })

  it('hold index, five, twelve, smile rate, satisfaction and senses, in both editions where there are two', async () => {
    const rows = await rowsOf(RANKED)
    const count = (measure: string) => rows.filter((row) => row.measure === measure).length
    expect([count('index'), count('first_level'), count('second_level')]).toEqual([2, 10, 24])
    expect([count('smile_rate'), count('satisfaction'), count('sense')]).toEqual([1, 1, 3])
    // the short form has one item an index, which is that index already
    expect([count('ladder'), count('item_score')]).toEqual([0, 0])
  })

  it('are the comparison of two independent samples, as `compareCities` makes it', async () => {
    const [before, now] = await Promise.all(
      ['before-r1', 'now-r1'].map(async (id) => (await readCityReport(db, id, RANKED, 'public'))!),
    )
    const row = (await rowsOf(RANKED)).find(({ measure }) => measure === 'satisfaction')!
    // two strata in a city: respondents minus strata
    const of = ({ value, se }: NonNullable<typeof now>['satisfaction']) => ({ estimate: value, se, df: 298 })
    const expected = compareCities(of(now!.satisfaction), of(before!.satisfaction), 0.95)
    expect(row.df).toBe(596)
    expect(row.difference).toBeCloseTo(expected.difference!, 12)
    expect(row.se).toBeCloseTo(expected.se!, 12)
    expect(row.low).toBeCloseTo(expected.ciLower!, 10)
    expect(row.p! / expected.pValue!).toBeCloseTo(1, 8)
    expect(row.before!.value).toBe(before!.satisfaction.value)
    expect(row.now!.value).toBe(now!.satisfaction.value)
  })

  it('call a city real where everybody thinks better, and one without change unclear', async () => {
    const better = await rowsOf(RANKED)
    expect(
      better.filter(({ edition, measure }) => edition === 'people' && measure === 'index'),
    ).toMatchObject([{ verdict: 'up' }])
    expect(better.every(({ verdict }) => verdict === 'up' || verdict === 'no-clear-change')).toBe(true)
    const same = await rowsOf(RANKED_TOO)
    expect(new Set(same.map(({ verdict }) => verdict))).toEqual(new Set(['no-clear-change']))
  })

  it('are corrected for all comparisons of the city (Holm)', async () => {
    const rows = (await rowsOf(RANKED)).filter(({ p }) => p !== null)
    const sorted = rows.toSorted((a, b) => a.p! - b.p!)
    expect(sorted[0]!.pAdjusted).toBeCloseTo(Math.min(1, sorted[0]!.p! * rows.length), 12)
    for (const row of rows) expect(row.pAdjusted!).toBeGreaterThanOrEqual(row.p!)
  })

  it('call nothing real of open participation', async () => {
    const rows = await rowsOf(OPEN)
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['open']))
    for (const { p, pAdjusted, difference } of rows) {
      expect([p, pAdjusted]).toEqual([null, null])
      expect(difference).not.toBeNull()
    }
  })

  it('hide what either release hides, and show evaluators their own', async () => {
    expect(await rowsOf(EVALUATORS)).toEqual([])
    expect(await rowsOf(HIDDEN)).toEqual([])
    expect(await rowsOf(HIDDEN, 'evaluator')).toEqual([])
    const own = await rowsOf(EVALUATORS, 'evaluator')
    expect(own.some(({ verdict }) => isTested(verdict))).toBe(true)
    // what everyone reads is what evaluators read
    expect(await rowsOf(RANKED, 'evaluator')).toEqual(await rowsOf(RANKED))
  })

  it('are part of the receipt: the release is confirmed, and not when a change was altered', async () => {
    expect(await verifyReceipt(db, 'now-r1', repeatAnalysis)).toMatchObject({ outcome: 'confirmed' })
    db.columns.exec(`DROP TRIGGER "ReleaseCity_never_updated"`)
    db.columns.exec(
      `UPDATE "ReleaseCity" SET "report" = json_set("report", '$.changes[0].rows[0].verdict', 'down')
       WHERE "releaseId" = 'now-r1' AND "cityCode" = '${RANKED}'`,
    )
    const tampered = await verifyReceipt(db, 'now-r1', repeatAnalysis)
    expect(tampered.outcome === 'mismatch' && tampered.parts.map(({ part }) => part)).toEqual(['stored'])
  })
})
