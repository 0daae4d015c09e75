import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRobustnessResult } from '#app/data/results/robustness-runs.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { ALIVE_SECONDS, readRobustness } from '#app/services/analysis/robustness/read-robustness.server.ts'
import { startRobustness } from '#app/services/analysis/robustness/start-robustness.server.ts'
import { readAnalysisBasis } from '#app/services/analysis/scheme/read-basis.server.ts'
import {
  DEFAULT_ROBUSTNESS,
  type RobustnessResult,
  type RobustnessSettings,
} from '#app/survey/robustness/robustness.ts'
import { HIDDEN, makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const SETTINGS: RobustnessSettings = { ...DEFAULT_ROBUSTNESS, runs: 128 }
const PLACED = ['330100', '320100', '320500', '330200', '320200']
const CITIES = [
  ...PLACED.map((code, at) => ({ code, responses: 200 + 20 * at })),
  { code: HIDDEN, responses: 6 },
]
const NOW = new Date('2026-04-03T10:00:00Z')
const starting = (threads: number) => ({ by: 'eva', now: () => NOW, limits: { threads } })

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeClosedWave(db, { cities: CITIES })
  await analyseWave(db, 'made-2026', undefined, { today: '2026-04-02' })
})
afterAll(() => db.remove())

async function resultOf(threads: number, settings = SETTINGS): Promise<RobustnessResult> {
  const started = await startRobustness(db, 'made-2026', settings, starting(threads))
  if (started.outcome === 'refused') throw new Error(started.error.message)
  await started.ended
  const result = findRobustnessResult(db, started.runId)
  if (!result)
    throw new Error(JSON.stringify(readRobustness(db, 'made-2026', { asked: null, now: NOW }).runs[0]))
  return result
}

describe('startRobustness', () => {
  let result: RobustnessResult
  beforeAll(async () => {
    result = await resultOf(1)
  })

  it('gives every placed city its official place, its spread and shares that add up', () => {
    expect(result.cities.map(({ city }) => city).toSorted()).toEqual(PLACED.toSorted())
    expect(result.cities.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    expect(result.factors).toEqual([...DEFAULT_ROBUSTNESS.factors])
    for (const { low, high, rank, q05, q95, split } of result.cities) {
      expect(low).toBeLessThanOrEqual(rank)
      expect(high).toBeGreaterThanOrEqual(rank)
      expect(q05).toBeLessThanOrEqual(q95)
      const { alone, together } = split.shares!
      expect(alone.reduce((sum, share) => sum + share, together)).toBeCloseTo(1, 12)
      const { survey, method, both } = split.groups!
      expect(survey + method + both).toBeCloseTo(1, 12)
    }
  })

  it('leaves out every indicator, every second-level index and every scored item', () => {
    const kinds = (kind: string) => result.without.filter((one) => one.kind === kind)
    expect(kinds('indicator').length).toBeGreaterThan(10)
    expect(kinds('index')).toHaveLength(12)
    expect(kinds('item')).toHaveLength(12)
    expect(result.itemsRefused).toBeNull()
    for (const { found } of result.without) {
      if ('refusal' in found) throw new Error(found.refusal.message)
      expect(Object.keys(found.places).toSorted()).toEqual(PLACED.toSorted())
    }
  })

  it('compares with and without flagged responses and says nothing of a city nobody may read', () => {
    if (!('cities' in result.flagged)) throw new Error(result.flagged.refusal.message)
    const hidden = result.flagged.cities.find(({ city }) => city === HIDDEN)!
    expect(hidden).toMatchObject({ flagged: null, score: null, places: null })
    for (const { included, excluded, score } of result.flagged.cities.filter(({ city }) => city !== HIDDEN)) {
      expect(score).toBe(excluded.score! - included.score!)
    }
  })

  it('gives the same bits again, whatever the number of threads', async () => {
    expect(await resultOf(2)).toEqual(result)
  })

  it('refuses a second run beside one that is at work, and goes on after one that fell silent', async () => {
    const first = await startRobustness(db, 'made-2026', SETTINGS, starting(1))
    const second = await startRobustness(db, 'made-2026', SETTINGS, starting(1))
    expect(second).toMatchObject({ outcome: 'refused', error: { code: 'ROBUSTNESS_RUNNING' } })
    if (first.outcome === 'started') await first.ended

    db.columns.prepare(`UPDATE "RobustnessRun" SET "status" = 'running' WHERE "rowid" = 1`).run()
    const later = new Date(NOW.getTime() + (ALIVE_SECONDS + 1) * 1000)
    const runs = readRobustness(db, 'made-2026', { asked: null, now: later }).runs
    expect(runs.at(-1)!.status).toBe('interrupted')
    const third = await startRobustness(db, 'made-2026', SETTINGS, { ...starting(1), now: () => later })
    expect(third.outcome).toBe('started')
    if (third.outcome === 'started') await third.ended
    db.columns.prepare(`UPDATE "RobustnessRun" SET "status" = 'done' WHERE "rowid" = 1`).run()
  })

  it('is stopped and kept as interrupted when the database closes, and can be started again', async () => {
    const other = await openDatabase(db.file)
    const started = await startRobustness(other, 'made-2026', SETTINGS, starting(1))
    if (started.outcome === 'refused') throw new Error(started.error.message)
    await other.close()
    // the run has ended without a word to the file that is closed
    await started.ended
    const [run] = readRobustness(db, 'made-2026', { asked: null, now: NOW }).runs
    expect(run).toMatchObject({ id: started.runId, status: 'interrupted', problem: null })
    const again = await startRobustness(db, 'made-2026', SETTINGS, starting(1))
    expect(again.outcome).toBe('started')
    if (again.outcome === 'started') await again.ended
  })

  it('keeps why a run has no result', async () => {
    const started = await startRobustness(db, 'made-2026', SETTINGS, {
      ...starting(1),
      limits: { threads: 1, seconds: 0.01 },
    })
    if (started.outcome === 'refused') throw new Error(started.error.message)
    await started.ended
    expect(readRobustness(db, 'made-2026', { asked: null, now: NOW }).runs[0]).toMatchObject({
      id: started.runId,
      status: 'refused',
      problem: { code: 'ROBUSTNESS_FAILED', message: /longer than/ },
    })
  })

  it('is stale once the wave has been analysed again', async () => {
    const before = readRobustness(db, 'made-2026', { asked: null, now: NOW })
    expect(before.shown).toMatchObject({ stale: false })
    await analyseWave(db, 'made-2026', undefined, { today: '2026-04-04' })
    const after = readRobustness(db, 'made-2026', { asked: null, now: NOW })
    expect(after).toMatchObject({ analysisId: 'made-2026-a2', shown: { stale: true } })
    expect(after.shown!.result).toEqual(before.shown!.result)
  })

  it('does without items and flags once the answers have changed, and says why', async () => {
    const { analysisId } = readRobustness(db, 'made-2026', { asked: null, now: NOW })
    await readAnalysisBasis(db, analysisId!)
    db.columns.prepare(`DELETE FROM "Response" WHERE "waveId" = 'made-2026' AND "cityCode" = ?`).run(HIDDEN)
    const less = await resultOf(1)
    expect(less.itemsRefused).toMatchObject({ code: 'ANALYSIS_OUT_OF_DATE' })
    expect(less.flagged).toMatchObject({ refusal: { code: 'ANALYSIS_OUT_OF_DATE' } })
    expect(less.without.some(({ kind }) => kind === 'item')).toBe(false)
    expect(less.cities).toEqual(result.cities)
  })

  it('refuses a wave that is not there or not analysed, and keeps with the run that there are too few places', async () => {
    expect(await startRobustness(db, 'none', SETTINGS, starting(1))).toMatchObject({
      error: { code: 'UNKNOWN_WAVE' },
    })
    await makeClosedWave(db, { id: 'fresh', cities: CITIES.slice(0, 2) })
    expect(await startRobustness(db, 'fresh', SETTINGS, starting(1))).toMatchObject({
      error: { code: 'NOT_ANALYSED' },
    })
    await analyseWave(db, 'fresh', undefined, { today: '2026-04-02' })
    const started = await startRobustness(db, 'fresh', SETTINGS, starting(1))
    if (started.outcome === 'refused') throw new Error(started.error.message)
    await started.ended
    expect(readRobustness(db, 'fresh', { asked: null, now: NOW }).runs).toMatchObject([
      { status: 'refused', problem: { code: 'TOO_FEW_PLACED', at: { cities: 2 } } },
    ])
  })
})
