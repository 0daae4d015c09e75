import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { repeatAnalysis, analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { buildRelease, type ReleaseContent } from '#app/services/publication/build-release.server.ts'
import { compareResults } from '#app/services/publication/receipt/compare-results.ts'
import { recomputeIndex } from '#app/services/publication/receipt/recompute-index.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { openTrend } from '#app/services/publication/trend/trend-material.server.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { FROZEN_TABLES } from './frozen-tables.ts'

const FOLDER = join(import.meta.dirname, 'release-2026')
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as unknown

const tables = read('tables.json') as Record<string, Record<string, unknown>[]>
const frozen = read('release.json') as ReleaseContent

let db: TestDatabase
let again: ReleaseContent
beforeAll(async () => {
  db = await openTestDatabase()
  for (const { name } of FROZEN_TABLES) {
    for (const row of tables[name]!) {
      const columns = Object.keys(row)
      db.columns
        .prepare(
          `INSERT INTO "${name}" (${columns.map((one) => `"${one}"`).join(', ')})
           VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
        )
        .run(row)
    }
  }
  await analyseWave(db, 'frozen-2025')
  await releaseWave(db, 'frozen-2025', { confirmedBy: 'x', publishedOn: '2025-03-31' })
  // flags are part of an analysis; they are set again from the same answers
  await analyseWave(db, 'frozen-2026')
  const repeated = await repeatAnalysis(db, 'frozen-2026', frozen.summary.recipe)
  if (repeated.outcome === 'refused') throw new Error(repeated.error.message)
  const wave = (await findWave(db, 'frozen-2026'))!
  const material = await openTrend(db, wave, frozen.summary.trend!)
  again = await buildRelease(repeated, wave.settings, await loadLinearSolver(), material)
})
afterAll(() => db.remove())

describe('a release of last year computed again with the code of today', () => {
  it('gives every published number to twelve digits, of the summary, all cities, both audiences and all changes', async () => {
    const compared = await compareResults(frozen, frozen.cities, again)
    expect(compared.figures).toEqual([])
    expect(compared).toMatchObject({ differing: 0, largest: 0 })
    expect(compared.numbers).toBeGreaterThan(4000)
  })

  it('rests on inputs that hash as they did', () => {
    const { code: _code, results: _results, ...inputs } = frozen.receipt
    expect(again.receipt).toMatchObject(inputs)
  })

  it('gives the index again from what it publishes alone, when the answers are gone', async () => {
    const index = await recomputeIndex(frozen.summary, frozen.cities)
    expect(index.scores).toBe(3 * 6 * 2)
    expect(index.largest).toBeLessThan(1e-12)
  })

  it('is noticed when one published number is not what it was', async () => {
    const altered = structuredClone(frozen.cities) as ReleasedCity[]
    altered[0]!.report.index.blended.value! += 1e-9
    const compared = await compareResults(frozen, altered, again)
    expect(compared).toMatchObject({ differing: 1, figures: [{ figure: 'index.blended.value' }] })
  })
})
