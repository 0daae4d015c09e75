import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import { repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { hashResults } from '#app/services/publication/build-release.server.ts'
import { sayVerified } from '#app/services/publication/receipt/say-verified.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { releaseOf } from '../trend/two-waves.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

/** A release as other code would have written it: cities changed by some SQL, with the receipt of that code. */
async function byEarlierCode(id: string, report: string): Promise<string> {
  const release = await releaseOf(db, { id, cities: [{ code: RANKED, responses: 150 }] })
  db.columns.exec(`DROP TRIGGER IF EXISTS "ReleaseCity_never_updated"`)
  db.columns.exec(`DROP TRIGGER IF EXISTS "Release_never_updated"`)
  db.columns.exec(`UPDATE "ReleaseCity" SET "report" = ${report} WHERE "releaseId" = '${release}'`)
  const { summary, methodCard } = (await findRelease(db, release))!
  const results = await hashResults(summary, methodCard, readReleasedCities(db, release))
  db.columns
    .prepare(
      `UPDATE "Release" SET "receipt" = json_set("receipt", '$.code', '0.0.9 feed', '$.results', ?) WHERE "id" = ?`,
    )
    .run(results, release)
  return release
}

describe('the receipt of a release made by earlier code', () => {
  it('is confirmed when nothing but the code is another one', async () => {
    const release = await byEarlierCode('same', `"report"`)
    expect(await verifyReceipt(db, release, repeatAnalysis)).toMatchObject({
      outcome: 'confirmed',
      codeChanged: true,
      code: { then: '0.0.9 feed' },
    })
  })

  it("is reproduced when today's code gives every published number and some more", async () => {
    const release = await byEarlierCode('more', `json_remove("report", '$.deff', '$.smileRate.deff')`)
    const checked = await verifyReceipt(db, release, repeatAnalysis)
    expect(checked).toMatchObject({
      outcome: 'reproduced',
      codeChanged: true,
      results: { differing: 0, largest: 0, figures: [], texts: 0, added: 2 },
    })
    if (checked.outcome !== 'reproduced') throw new Error(checked.outcome)
    expect(checked.results.numbers).toBeGreaterThan(1000)
    expect(sayVerified(checked)).toMatch(
      /^Everything more-r1 was made from is as its receipt says\. The code has changed since, from 0\.0\.9 feed to \S+ [0-9a-f]{12}\. All \d+ published numbers come out the same to twelve digits\. Today's code gives 2 numbers more\.$/,
    )
  })

  it('says which numbers come out otherwise, and by how much', async () => {
    const release = await byEarlierCode(
      'otherwise',
      `json_set("report", '$.smileRate.value', json_extract("report", '$.smileRate.value') + 0.5)`,
    )
    const checked = await verifyReceipt(db, release, repeatAnalysis)
    if (checked.outcome !== 'mismatch' || !('results' in checked)) throw new Error(checked.outcome)
    expect(checked).toMatchObject({ codeChanged: true, parts: [{ part: 'results' }] })
    expect(checked.results).toMatchObject({ differing: 1, added: 0, texts: 0 })
    expect(checked.results.largest).toBeCloseTo(0.5, 12)
    const [figure] = checked.results.figures
    expect(figure).toMatchObject({ city: RANKED, audience: 'public', figure: 'smileRate.value' })
    expect(figure!.published - figure!.recomputed!).toBeCloseTo(0.5, 12)
    expect(sayVerified(checked)).toContain(
      `1 come out otherwise, by ${checked.results.largest} at most, for instance ${RANKED} smileRate.value:`,
    )
  })

  it('is no reproduction when an answer was changed as well', async () => {
    const release = await byEarlierCode('changed', `json_remove("report", '$.deff')`)
    db.columns.exec(
      `UPDATE "Response" SET "seconds" = "seconds" + 1 WHERE "waveId" = 'changed' AND "id" =
         (SELECT max("id") FROM "Response" WHERE "waveId" = 'changed')`,
    )
    const checked = await verifyReceipt(db, release, repeatAnalysis)
    if (checked.outcome !== 'mismatch' || !('results' in checked)) throw new Error(checked.outcome)
    expect(checked.parts.map(({ part }) => part)).toEqual(['responses', 'results'])
    expect(sayVerified(checked)).toMatch(
      /^What is stored of changed-r1 is not what its receipt says: responses\./,
    )
  })

  it('puts the index together again from the second level it publishes', async () => {
    const release = await releaseOf(db, { id: 'whole' })
    const checked = await verifyReceipt(db, release, repeatAnalysis)
    if (checked.outcome !== 'confirmed') throw new Error(checked.outcome)
    // six of seven cities have an index: five first-level indices and itself, in two editions
    expect(checked.index.scores).toBe(6 * 6 * 2)
    expect(checked.index.largest).toBeLessThan(1e-12)
  })
})
