import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { HIDDEN, INDICATIVE, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
let release: string
let summary: ReleaseSummary
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  summary = (await readRelease(db, release))!.summary
})
afterAll(() => db.remove())

const reportOf = async (city: string): Promise<CityReport> =>
  (await readCityReport(db, release, city, 'public'))!

describe('the drivers of a release', () => {
  it('are slopes of every second-level index that is asked, where enough effective respondents gave them all', async () => {
    const { drivers } = await reportOf(RANKED)
    const { mark, n, effectiveN, rows, explained } = drivers!.derived
    expect(mark).toBe('shown')
    expect(rows.map(({ code }) => code)).toEqual(drivers!.againstMean.map(({ code }) => code))
    expect(effectiveN!).toBeGreaterThanOrEqual(summary.recipe.thresholds.shownFromEffectiveN)
    expect(n!).toBeGreaterThanOrEqual(effectiveN!)
    expect(explained!).toBeGreaterThan(0)
    for (const { low, estimate, high, p, pAdjusted } of rows) {
      expect(low).toBeLessThan(estimate)
      expect(high).toBeGreaterThan(estimate)
      expect(pAdjusted).toBeGreaterThanOrEqual(p)
    }
  })

  it('are not given to a city with fewer, which is told why', async () => {
    const { derived } = (await reportOf(INDICATIVE)).drivers!
    expect(derived).toMatchObject({ mark: 'too-few', n: null, rows: [] })
  })

  it('say nothing of a hidden city, to the public', async () => {
    expect((await reportOf(HIDDEN)).drivers).toBeUndefined()
  })

  it('of the whole release are the mean of the cities with their own, by their people', async () => {
    const own: CityReport[] = []
    for (const { city } of summary.cities) {
      const report = await reportOf(city.code)
      if (report.drivers?.derived.mark === 'shown') own.push(report)
    }
    expect(own.map(({ city }) => city.code)).toContain(RANKED_TOO)
    expect(summary.drivers!.cities).toBe(own.length)
    for (const { code, estimate, se } of summary.drivers!.rows) {
      const slopes = own.map(({ drivers }) => drivers!.derived.rows.find((row) => row.code === code)!)
      expect(estimate).toBeGreaterThanOrEqual(Math.min(...slopes.map((row) => row.estimate)))
      expect(estimate).toBeLessThanOrEqual(Math.max(...slopes.map((row) => row.estimate)))
      expect(se).toBeLessThan(Math.max(...slopes.map((row) => row.se)))
    }
  })

  it('hold differences from the mean of the scores of the city that add up to nothing', async () => {
    const { drivers, nodes } = await reportOf(RANKED)
    const people = new Map(nodes.map(({ code, people: figure }) => [code, figure.value!]))
    const scores = drivers!.againstMean.map(({ code }) => people.get(code)!)
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    for (const { code, difference } of drivers!.againstMean) {
      expect(difference).toBeCloseTo(people.get(code)! - mean, 9)
    }
  })

  it('are a table of the release, with the slopes of all cities where a city has none of its own', async () => {
    const file = await exportRelease(db, release, { what: 'drivers', format: 'csv' })
    if (file.outcome !== 'exported') throw new Error(file.error.code)
    const chunks: Buffer[] = []
    for await (const chunk of file.chunks) chunks.push(Buffer.from(chunk))
    const rows = readCsv(Buffer.concat(chunks)).table.rows.map(({ cells }) => cells)
    const of = (city: string, importance: string) =>
      rows.filter((row) => row['city'] === city && row['importance'] === importance)
    const { derived } = (await reportOf(RANKED)).drivers!
    expect(of(RANKED, 'derived').map((row) => Number(row['estimate']))).toEqual(
      derived.rows.map(({ estimate }) => estimate),
    )
    expect(of(INDICATIVE, 'derived')).toEqual([])
    const fallback = of(INDICATIVE, 'derived_release')
    expect(fallback.map((row) => Number(row['estimate']))).toEqual(
      summary.drivers!.rows.map(({ estimate }) => estimate),
    )
    expect(new Set(fallback.map((row) => row['no_own_because']))).toEqual(new Set(['too-few']))
    expect(of(HIDDEN, 'derived').length + of(HIDDEN, 'derived_release').length).toBe(0)
  })
})
