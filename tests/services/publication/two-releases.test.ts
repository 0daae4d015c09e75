import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { flagResponses } from '#app/services/analysis/quality/flag-responses.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { makeClosedWave, RANKED, RANKED_TOO, type MadeCity } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const CITIES = [
  { code: RANKED, responses: 200 },
  { code: RANKED_TOO, responses: 180 },
]

/** A closed wave in which the first so many answers of each city were given in five seconds, and no other is flagged. */
async function makeWave(id: string, hasty: Record<string, number>, cities: MadeCity[] = CITIES) {
  const seen: Record<string, number> = {}
  const change = (row: ResponseRow) => {
    const at = (seen[row.cityCode] = (seen[row.cityCode] ?? 0) + 1)
    return at <= (hasty[row.cityCode] ?? 0) ? { ...row, seconds: 5 } : row
  }
  await makeClosedWave(db, { id, cities, change })
  await flagResponses(db, id)
  const flagged = `SELECT "responseId" FROM "QualityFlag" WHERE "waveId" = '${id}'`
  // answers that were drawn may contradict each other by chance; such responses leave
  db.columns.exec(`DELETE FROM "Response" WHERE "waveId" = '${id}' AND "id" IN (${flagged}) AND
    ("seconds" IS NULL OR "seconds" > 5)`)
}

async function release(wave: string, flagged: 'included' | 'excluded' = 'included') {
  const analysed = await analyseWave(db, wave, undefined, { flagged })
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed))
  return releaseWave(db, wave, { confirmedBy: 'x', publishedOn: '2026-04-10' })
}

function disclosuresOf(outcome: Awaited<ReturnType<typeof release>>): Disclosure[] {
  if (outcome.outcome !== 'refused') throw new Error('it went out')
  expect(outcome.error.code).toBe('DISCLOSURE')
  return outcome.error.at['disclosures'] as Disclosure[]
}

describe('a second release of a wave', () => {
  it('goes out when it rests on the same answers, whatever changed in the method', async () => {
    await makeWave('method', {})
    expect(await release('method')).toMatchObject({ outcome: 'released' })
    db.columns.exec(`UPDATE "PopulationMargin" SET "share" = "share" * 1.05
      WHERE "cityCode" = '${RANKED}' AND "variable" = 'education' AND "category" = 'bachelor_plus'`)
    expect(await release('method')).toMatchObject({ outcome: 'released', supersedes: 'method-r1' })
  })

  it('is declined when it leaves out fewer flagged answers than may be published, and names city and difference', async () => {
    await makeWave('few', { [RANKED]: 7, [RANKED_TOO]: 0 })
    expect(await release('few')).toMatchObject({ outcome: 'released' })
    const outcome = await release('few', 'excluded')
    expect(disclosuresOf(outcome)).toMatchObject([
      { kind: 'few-changed', city: { code: RANKED }, figure: null, low: -7, high: -7, release: 'few-r1' },
    ])
    expect(outcome).toMatchObject({
      error: { message: expect.stringContaining('differs from few-r1 by 7 answers') as string },
    })
  })

  it('goes out when it leaves out enough of them in every figure', async () => {
    await makeWave('many', { [RANKED]: 60, [RANKED_TOO]: 0 })
    expect(await release('many')).toMatchObject({ outcome: 'released' })
    expect(await release('many', 'excluded')).toMatchObject({ outcome: 'released' })
  })

  it('is compared with every earlier one, not only the last', async () => {
    await makeWave('three', { [RANKED]: 60, [RANKED_TOO]: 0 })
    await release('three')
    await release('three', 'excluded')
    db.columns.exec(`DELETE FROM "Response" WHERE "id" IN
      (SELECT "id" FROM "Response" WHERE "waveId" = 'three' AND "cityCode" = '${RANKED}' AND "seconds" > 5 LIMIT 3)`)
    const found = disclosuresOf(await release('three'))
    expect(found.map(({ kind, low, release: earlier }) => [kind, low, earlier])).toEqual([
      ['few-changed', -3, 'three-r1'],
    ])
  })

  it('is declined when one answer was taken for another, though as many are left', async () => {
    await makeWave('swapped', {})
    await release('swapped')
    db.columns.exec(`UPDATE "Response" SET "answers" = json_set("answers", '$.smile_greet_day', 1)
      WHERE "id" = (SELECT max("id") FROM "Response" WHERE "waveId" = 'swapped' AND "cityCode" = '${RANKED}'
        AND json_extract("answers", '$.smile_greet_day') <> 1)`)
    expect(disclosuresOf(await release('swapped'))).toMatchObject([
      { kind: 'answers-changed', city: { code: RANKED }, release: 'swapped-r1' },
    ])
  })

  it('is declined when a city falls below the threshold and its number follows from the flagged answers', async () => {
    await makeWave('fallen', { [RANKED_TOO]: 8 }, [CITIES[0]!, { code: RANKED_TOO, responses: 31 }])
    await release('fallen')
    expect(disclosuresOf(await release('fallen', 'excluded'))).toMatchObject([
      { kind: 'hidden-count', city: { code: RANKED_TOO }, low: 23, high: 23, by: ['release', 'flags'] },
    ])
  })

  it('tells how many tables were audited', async () => {
    await makeWave('told', {})
    await release('told')
    const news: [number, number][] = []
    const onAudit = (done: number, total: number) => void news.push([done, total])
    await releaseWave(db, 'told', { confirmedBy: 'x', publishedOn: '2026-04-10', onAudit })
    expect(news).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })
})
