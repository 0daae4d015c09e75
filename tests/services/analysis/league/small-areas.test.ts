import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { estimateSmallAreas } from '#app/services/analysis/league/estimate-small-areas.server.ts'
import { areasOf, commonAuxiliaries, modelAreas } from '#app/services/analysis/league/model-areas.ts'
import { fayHerriot } from '#app/statistics/estimation/across/fay-herriot.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { EVALUATORS, HIDDEN, makeClosedWave, OPEN } from '#tests/support/records/analysed-wave.ts'

let db: TestDatabase
let analysisId: string
let cities: CityReport[]

beforeAll(async () => {
  db = await openTestDatabase('reference')
  const outcome = await analyseWave(db, await makeClosedWave(db))
  if (outcome.outcome !== 'analysed') throw new Error(JSON.stringify(outcome))
  analysisId = outcome.analysisId
  cities = (await findAnalysis(db, analysisId))!.cities
})
afterAll(() => db.remove())

describe('small-area estimates', () => {
  it('are those of the model, shifted to the direct mean over residents', () => {
    const areas = areasOf(cities, 'satisfaction')
    const { lines, shift, spread } = modelAreas(areas, 'satisfaction', [])
    const fitted = fayHerriot(
      areas.map(({ satisfaction: { value, se } }) => ({
        estimate: value!,
        variance: se! ** 2,
        auxiliaries: [],
      })),
    )
    expect(spread).toBeCloseTo(Math.sqrt(fitted.modelVariance), 12)
    lines.forEach((line, at) => {
      expect(line.estimate - shift).toBeCloseTo(fitted.areas[at]!.estimate, 10)
      expect(line.rootMse ** 2).toBeCloseTo(fitted.areas[at]!.mse, 10)
      expect(line.direct).toBe(areas[at]!.satisfaction.value)
    })
    const meanOf = (value: (line: (typeof lines)[number]) => number) =>
      lines.reduce((sum, line) => sum + value(line) * line.city.population15Plus!, 0)
    expect(meanOf(({ estimate }) => estimate)).toBeCloseTo(
      meanOf(({ direct }) => direct),
      2,
    )
  })

  it('lean on the model most where a city has fewest answers, and never mix designs', () => {
    const { lines } = modelAreas(areasOf(cities, 'satisfaction'), 'satisfaction', [])
    const codes = lines.map(({ city }) => city.code)
    expect(codes).not.toContain(OPEN)
    expect(codes).not.toContain(HIDDEN)
    const least = lines.reduce((a, b) => (b.directShare < a.directShare ? b : a))
    expect(least.city.code).toBe(EVALUATORS)
    expect(least.rootMse).toBeLessThan(least.directSe)
  })

  it('do not depend on the units of an objective figure', () => {
    const areas = areasOf(cities, 'smileRate')
    const [auxiliary] = commonAuxiliaries(areas)
    const scaled = areas.map((area) => ({
      ...area,
      objective: area.objective.map((one) => ({ ...one, value: one.value * 1000 })),
    }))
    const plain = modelAreas(areas, 'smileRate', [auxiliary!.code])
    const other = modelAreas(scaled, 'smileRate', [auxiliary!.code])
    other.lines.forEach(({ estimate }, at) => expect(estimate).toBeCloseTo(plain.lines[at]!.estimate, 8))
  })

  it('are given only when asked for, of any score, and are not stored', async () => {
    const before = await findAnalysis(db, analysisId)
    const open = (await estimateSmallAreas(db, analysisId, null, []))!
    expect(open.result).toBeNull()
    expect(open.measures.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['index', 'smileRate', 'S', 'S1']),
    )
    const asked = (await estimateSmallAreas(db, analysisId, 'S1', ['no-such-figure']))!
    expect(asked.result).toMatchObject({ outcome: 'estimated', areas: { measure: 'S1', auxiliaries: [] } })
    expect(await findAnalysis(db, analysisId)).toEqual(before)
    expect(await estimateSmallAreas(db, 'nothing', 'S1', [])).toBeNull()
  })

  it('are refused where there are too few cities for the figures chosen', async () => {
    const all = (await estimateSmallAreas(db, analysisId, 'index', []))!.auxiliaries.map(({ code }) => code)
    expect(all.length).toBeGreaterThan(6)
    const answer = (await estimateSmallAreas(db, analysisId, 'index', all))!
    expect(answer.result).toMatchObject({ outcome: 'refused', error: { code: 'INVALID_DATA' } })
  })
})
