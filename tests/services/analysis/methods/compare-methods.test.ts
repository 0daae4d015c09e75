import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { exportMethods } from '#app/services/analysis/methods/export-methods.server.ts'
import { methodsCsv } from '#app/services/analysis/methods/methods-csv.ts'
import { readMethodJob, startMethodJob } from '#app/services/analysis/methods/method-jobs.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { methodMoves } from '#app/survey/workbench/method-moves.ts'
import type { MethodsReport } from '#app/survey/workbench/methods-report.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeClosedWave, RANKED, RANKED_TOO, SHOWN } from '#tests/support/records/analysed-wave.ts'

const RESPONSES = 1066
const NOW = new Date('2026-05-01T00:00:00Z')

let db: TestDatabase
let wave: string
let report: MethodsReport
beforeAll(async () => {
  db = await openTestDatabase('reference')
  wave = await makeClosedWave(db, {
    change: (row, number) => {
      // answers without an invitation in one invited city: many in one, few in another
      const without = row.cityCode === RANKED && number % 5 === 0
      return without ? { ...row, stratum: null, baseWeight: 1 } : row
    },
  })
  await analyseWave(db, wave)
  // every third answer of a city flagged, and three of another
  const rows = db.columns.prepare(`SELECT "id" FROM "Response" WHERE "waveId" = ? AND "cityCode" = ?`).pluck()
  const flag = db.columns.prepare(
    `INSERT OR IGNORE INTO "QualityFlag" ("waveId", "responseId", "flag") VALUES (?, ?, 'hand')`,
  )
  ;(rows.all(wave, SHOWN) as string[]).forEach((id, at) => at % 3 === 0 && flag.run(wave, id))
  ;(rows.all(wave, RANKED_TOO) as string[]).slice(0, 3).forEach((id) => flag.run(wave, id))

  expect(await readMethodJob(db, wave, RESPONSES)).toEqual({ state: 'none' })
  const started = await startMethodJob(db, wave, RESPONSES, NOW)
  if (started.outcome === 'refused') throw new Error(started.error.code)
  expect((await readMethodJob(db, wave, RESPONSES)).state).toBe('running')
  await started.ended
  const job = await readMethodJob(db, wave, RESPONSES)
  if (job.state !== 'done') throw new Error(JSON.stringify(job))
  expect(job).toMatchObject({ at: NOW, current: true })
  report = job.report
})
afterAll(() => db.remove())

const lineOf = (method: string) => report.lines.find((line) => line.method === method)!
const cityOf = (method: string, code: string) =>
  lineOf(method).cities[report.cities.findIndex((city) => city.code === code)]!

describe('comparing methods', () => {
  it('computes every method that changes something, the official one first', () => {
    expect(report.lines.map(({ method }) => method)).toEqual([
      'official',
      'untrimmed',
      'base',
      'unweighted',
      'flagged',
      'everyone',
    ])
  })

  it('has the figures of the analysis as the official ones', async () => {
    const analysed = await analyseWave(db, wave)
    if (analysed.outcome === 'refused') throw new Error(analysed.error.code)
    const { cities } = (await findAnalysis(db, analysed.analysisId))!
    const { index, smileRate, place } = cities.find(({ city }) => city.code === RANKED)!
    expect(cityOf('official', RANKED)).toMatchObject({
      index: { people: index.people.value, blended: index.blended.value },
      place: { people: place.people?.rank ?? null },
      smileRate: smileRate.value,
    })
  })

  it('moves figures where weights differ', () => {
    const official = cityOf('official', RANKED).smileRate!
    for (const method of ['base', 'unweighted']) {
      expect(Math.abs(cityOf(method, RANKED).smileRate! - official)).toBeGreaterThan(0)
    }
  })

  it('leaves cities alone whose answers are the same under both methods', () => {
    const { people } = cityOf('everyone', SHOWN).index
    expect(people).not.toBeNull()
    expect(cityOf('everyone', RANKED).index.people).not.toBe(cityOf('official', RANKED).index.people)
  })

  it('withholds a city where the methods differ in a few answers', () => {
    expect(cityOf('flagged', RANKED_TOO)).toMatchObject({ smileRate: null, mark: 'withheld' })
    expect(cityOf('flagged', SHOWN).smileRate).not.toBeNull()
  })

  it('counts answers without an invitation in where asked', () => {
    expect(lineOf('everyone').responses!).toBeGreaterThan(lineOf('official').responses!)
  })

  it('says what moved most', () => {
    for (const move of methodMoves(report, 'people')) {
      expect(move.moved).toBeLessThanOrEqual(move.placed)
      expect(move.furthest === null).toBe(move.moved === 0)
    }
  })

  it('writes a row for every city under every method', () => {
    const lines = methodsCsv(report).trim().split('\r\n')
    expect(lines).toHaveLength(1 + report.lines.length * report.cities.length)
  })

  it('notes who downloads the file', () => {
    const file = exportMethods(db, wave, report, { actor: 'reader', at: NOW })
    expect(file).toMatchObject({ fileName: `${wave}-methods.csv`, text: methodsCsv(report) })
    const [noted] = db.columns
      .prepare(`SELECT "actor", "subject", "detail" FROM "AuditEntry" WHERE "action" = 'export-made'`)
      .all() as { actor: string; subject: string; detail: string }[]
    expect(noted).toMatchObject({ actor: 'reader', subject: wave })
    expect(JSON.parse(noted!.detail)).toEqual({ what: 'methods', format: 'csv' })
  })

  it('is out of date once the answers are others, and declines a wave without any', async () => {
    expect(await readMethodJob(db, wave, RESPONSES + 1)).toMatchObject({ state: 'done', current: false })
    const none = await startMethodJob(db, wave, 0, NOW)
    expect(none.outcome === 'refused' && none.error.code).toBe('NO_RESPONSES')
  })
})
