import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { upsertIndicators } from '#app/data/reference/indicators.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { makeClosedWave, RANKED, RANKED_TOO, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const CITIES = [
  { code: RANKED, responses: 130 },
  { code: RANKED_TOO, responses: 120 },
]

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

/** Scores and figures of a city; places depend on who else is there. */
async function scoresOf(wave: string, city: string, cities: { code: string; responses: number }[] | null) {
  // the same ids in every wave, hence the same order of summing up
  const change = (row: ResponseRow, number: number) => ({ ...row, id: sha256(String(number)).slice(0, 32) })
  if (cities) await makeClosedWave(db, { id: wave, cities, change })
  const analysed = await analyseWave(db, wave)
  if (analysed.outcome !== 'analysed') throw new Error(JSON.stringify(analysed))
  const { cities: reports } = (await findAnalysis(db, analysed.analysisId))!
  const { index, nodes, objective, smileRate, items } = reports.find((one) => one.city.code === city)!
  return { index, nodes, objective, smileRate, items } satisfies Partial<CityReport>
}

describe('base-year scales', () => {
  it('leave every score as it is when a city joins', async () => {
    const alone = await scoresOf('alone', RANKED, CITIES)
    expect(alone.index.blended.value).not.toBeNull()
    expect(alone.objective.length).toBeGreaterThan(0)
    const joined = [...CITIES, { code: SHOWN, responses: 90 }]
    expect(await scoresOf('joined', RANKED, joined)).toEqual(alone)
  })

  it('leave every score as it is when figures of another year or of another city come in, however extreme', async () => {
    const before = await scoresOf('steady', RANKED, CITIES)
    const rows = db.columns
      .prepare(`SELECT * FROM "ObjectiveIndicator" WHERE "cityCode" = ?`)
      .all(RANKED) as Parameters<typeof upsertIndicators>[1]
    upsertIndicators(db, [
      ...rows.map((row) => ({ ...row, year: row.year + 50, value: row.value * 1000 })),
      ...rows.map((row) => ({ ...row, cityCode: RANKED_TOO, value: row.value * 1000 })),
    ])
    expect(await scoresOf('steady', RANKED, null)).toEqual(before)
  })

  it('move with a figure of the year that the framework names, so that the test above can fail', async () => {
    const before = await scoresOf('moving', RANKED, CITIES)
    const [figure] = before.objective
    db.columns
      .prepare(
        `UPDATE "ObjectiveIndicator" SET "value" = "value" * 0.9 WHERE "cityCode" = ? AND "indicator" = ? AND "year" = ?`,
      )
      .run(RANKED, figure!.indicator, figure!.year)
    const after = await scoresOf('moving', RANKED, null)
    expect(after.index.blended).not.toEqual(before.index.blended)
    expect(after.index.people).toEqual(before.index.people)
  })
})
