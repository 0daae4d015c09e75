import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { analyseWave, repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import { EVALUATORS, HIDDEN, makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const TODAY = { confirmedBy: 'an evaluator', publishedOn: '2026-04-10' }
const SMALL = [{ code: RANKED, responses: 120 }]

async function released(id: string, made: Parameters<typeof makeClosedWave>[1] = { cities: SMALL }) {
  await makeClosedWave(db, { id, ...made })
  await analyseWave(db, id)
  const outcome = await releaseWave(db, id, TODAY)
  if (outcome.outcome !== 'released') throw new Error(JSON.stringify(outcome))
  return outcome
}

describe('releaseWave', () => {
  it('publishes an analysis under the next id of its wave and writes it into the audit log', async () => {
    expect(await released('first')).toEqual({
      outcome: 'released',
      releaseId: 'first-r1',
      waveId: 'first',
      analysisId: 'first-a1',
      supersedes: null,
      confirmedBy: 'an evaluator',
    })
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({ actor: 'an evaluator', action: 'release-made', subject: 'first-r1' })
    expect(await releaseWave(db, 'first-a1', TODAY)).toMatchObject({
      releaseId: 'first-r2',
      supersedes: 'first-r1',
    })
  })

  it('makes a method card of eleven items in both languages', async () => {
    await released('card')
    const { methodCard } = (await readRelease(db, 'card-r1'))!
    expect(methodCard.entries.map(({ key }) => key)).toEqual([
      'strategy',
      'sponsor',
      'instrument',
      'population',
      'sample',
      'mode',
      'dates',
      'size',
      'weighting',
      'processing',
      'limitations',
    ])
    for (const { text } of methodCard.entries) {
      expect(text.en.length).toBeGreaterThan(20)
      expect(text['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en + text['zh-CN']).not.toMatch(/undefined|null|NaN|\[object/)
    }
    const sentence = (key: string) => methodCard.entries.find((entry) => entry.key === key)!.text.en
    expect(sentence('sample')).toContain('response rate 3.0%')
    expect(sentence('size')).toContain('120 responses from 1 city;')
    expect(sentence('dates')).toContain('2026-03-01 to 2026-03-31')
  })

  it('declines while the wave is in the field, unanalysed or unknown', async () => {
    await makeClosedWave(db, { id: 'early', cities: SMALL, status: 'open' })
    expect(await releaseWave(db, 'early', TODAY)).toMatchObject({ error: { code: 'NOT_ANALYSED' } })
    await analyseWave(db, 'early')
    expect(await releaseWave(db, 'early', TODAY)).toMatchObject({ error: { code: 'WAVE_NOT_CLOSED' } })
    setWaveStatus(db, 'early', 'closed')
    expect(await releaseWave(db, 'early', TODAY)).toMatchObject({ outcome: 'released' })
    expect(await releaseWave(db, 'nowhere', TODAY)).toMatchObject({ error: { code: 'UNKNOWN_WAVE' } })
  })

  it('declines an analysis that was made from other inputs than are stored', async () => {
    await makeClosedWave(db, { id: 'late', cities: SMALL })
    await analyseWave(db, 'late')
    db.columns.exec(
      `DELETE FROM "Response" WHERE "id" = (SELECT "id" FROM "Response" WHERE "waveId" = 'late' LIMIT 1)`,
    )
    expect(await releaseWave(db, 'late', TODAY)).toMatchObject({
      error: { code: 'ANALYSIS_OUT_OF_DATE', at: { parts: ['responses'] } },
    })
  })

  it('is never changed', async () => {
    await released('stone')
    expect(() => db.columns.exec(`UPDATE "Release" SET "publishedOn" = '2030-01-01'`)).toThrow('immutable')
    expect(() => db.columns.exec(`UPDATE "ReleaseCity" SET "report" = '{}'`)).toThrow('immutable')
  })
})

describe('what a release shows', () => {
  beforeAll(async () => {
    await released('whole', {})
  })
  const report = async (code: string, audience: 'public' | 'evaluator') =>
    (await readCityReport(db, 'whole-r1', code, audience))!
  const figures = ({ index, nodes, smileRate, satisfaction, senses, items }: CityReport): Figure[] => [
    ...[index.people, index.blended, smileRate, satisfaction, senses.gain, senses.happiness, senses.security],
    ...nodes.flatMap(({ people, blended }) => [people, blended]),
    ...items.flatMap(({ score, topTwo }) => [score, topTwo]),
  ]

  it('keeps 10 to 29 answers to evaluators; the public cannot tell them from fewer', async () => {
    const own = await report(EVALUATORS, 'evaluator')
    expect(own).toMatchObject({ n: 20, mark: 'evaluators' })
    expect(own.index.people.value).toBeGreaterThan(0)
    const open = await report(EVALUATORS, 'public')
    expect(open).toMatchObject({ n: null, effectiveN: null, mark: 'hidden', weighting: null })
    for (const figure of figures(open)) {
      expect([figure.value, figure.se, figure.low, figure.high, figure.n]).toEqual(Array(5).fill(null))
      expect(['hidden', 'none']).toContain(figure.mark)
    }
    expect(open.items.every(({ options }) => options.every(({ share }) => share === null))).toBe(true)
    const hidden = await report(HIDDEN, 'public')
    expect({ ...hidden, city: 0, objective: 0, nodes: 0 }).toEqual({
      ...open,
      city: 0,
      objective: 0,
      nodes: 0,
    })
  })

  it('gives figures that are shown to both audiences digit by digit', async () => {
    const [own, open] = [await report(RANKED, 'evaluator'), await report(RANKED, 'public')]
    expect(open.index).toEqual(own.index)
    expect(open.weighting).toBeNull()
    expect(own.weighting).not.toBeNull()
  })

  it('says the same of a city in the ranking and on its page', async () => {
    const { summary } = (await readRelease(db, 'whole-r1'))!
    for (const line of summary.cities) {
      const page = await report(line.city.code, 'public')
      expect([line.mark, line.n, line.index, line.smileRate, line.place]).toEqual([
        page.mark,
        page.n,
        page.index,
        page.smileRate,
        page.place,
      ])
    }
    const lines = summary.cities.filter(({ mark }) => mark === 'hidden')
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines.map(({ first }) => first))).not.toMatch(/\d\.\d/)
  })
})

describe('verifyReceipt', () => {
  const verify = (id: string) => verifyReceipt(db, id, repeatAnalysis)

  it('confirms a release', async () => {
    await released('kept')
    const outcome = await verify('kept-r1')
    expect(outcome).toMatchObject({ outcome: 'confirmed', release: 'kept-r1', codeChanged: false })
    const { receipt } = (await readRelease(db, 'kept-r1'))!
    expect(outcome).toMatchObject({
      parts: {
        margins: receipt.margins,
        results: receipt.results,
        stored: receipt.results,
        responses: `${receipt.responses.hash} (120)`,
      },
    })
  })

  it('names the parts that changed after one answer was altered', async () => {
    await released('altered')
    db.columns.exec(
      `UPDATE "Response" SET "answers" = json_set("answers", '$.smile_greet_day', 1)
       WHERE "waveId" = 'altered' AND "id" = (SELECT max("id") FROM "Response" WHERE "waveId" = 'altered'
         AND json_extract("answers", '$.smile_greet_day') <> 1)`,
    )
    const outcome = await verify('altered-r1')
    expect(outcome.outcome).toBe('mismatch')
    const parts = outcome.outcome === 'mismatch' ? outcome.parts.map(({ part }) => part) : []
    expect(parts).toEqual(['responses', 'results'])
  })

  it('names a margin that was replaced, and published results that were tampered with', async () => {
    await released('margins')
    const share = `(SELECT "share" FROM "PopulationMargin" WHERE "cityCode" = '${RANKED}'
      AND "variable" = 'education' AND "category" = 'bachelor_plus')`
    db.columns.exec(
      `UPDATE "PopulationMargin" SET "share" = ${share} + 0.05 WHERE "cityCode" = '${RANKED}' AND "variable" = 'education'
       AND "category" = 'bachelor_plus'`,
    )
    const outcome = await verify('margins-r1')
    expect(outcome.outcome === 'mismatch' && outcome.parts.map(({ part }) => part)).toEqual([
      'margins',
      'results',
    ])
    db.columns.exec(
      `UPDATE "PopulationMargin" SET "share" = round("share" - 0.05, 6) WHERE "cityCode" = '${RANKED}'
       AND "variable" = 'education' AND "category" = 'bachelor_plus'`,
    )
    expect((await verify('margins-r1')).outcome).toBe('confirmed')

    db.columns.exec(`DROP TRIGGER "ReleaseCity_never_updated"`)
    db.columns.exec(
      `UPDATE "ReleaseCity" SET "report" = json_set("report", '$.smileRate.value', 99) WHERE "releaseId" = 'margins-r1'`,
    )
    const tampered = await verify('margins-r1')
    expect(tampered.outcome === 'mismatch' && tampered.parts.map(({ part }) => part)).toEqual(['stored'])
  })

  it('refuses an unknown release', async () => {
    expect(await verify('nothing-r1')).toMatchObject({ error: { code: 'UNKNOWN_RELEASE' } })
  })
})
