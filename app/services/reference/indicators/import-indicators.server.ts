import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { upsertIndicators } from '#app/data/reference/indicators.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { readTable } from '#app/formats/table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFile, type Refused } from '#app/platform/refused.ts'
import type { ImportRun } from '../import-run.ts'
import { INDICATOR_COLUMNS, parseIndicators } from './parse-indicators.ts'

export interface ImportedIndicators {
  outcome: 'imported' | 'checked'
  rows: number
  cities: number
  indicators: string[]
  /** indicators of the file that the framework does not score; goalposts come with a framework version */
  notScored: string[]
}

/**
 * Takes objective indicators from a file, all or none. A figure of the same city, indicator and year is replaced; from
 * then on the shipped figures are not loaded over them. The framework's goalposts stay as they are.
 *
 * @returns refused with UNUSABLE_FILE and every problem with line and column, as `parseIndicators` finds them
 */
export async function importIndicators(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  { dryRun, today }: ImportRun,
): Promise<ImportedIndicators | Refused> {
  const read = readTable(file.name, file.bytes, INDICATOR_COLUMNS)
  if (read.problems.length > 0) return refusedFile(file.name, read.problems)
  const framework = (await findLatestFramework(db, 'SMILE'))?.content
  const second = framework?.nodes.filter(({ level }) => level === 'second') ?? []
  const cities = await listCities(db)
  const { rows, problems } = parseIndicators(
    read.table,
    new Set(cities.map(({ code }) => code)),
    new Set(second.map(({ code }) => code)),
  )
  if (problems.length > 0) return refusedFile(file.name, problems)

  if (!dryRun) {
    inOneTransaction(db, () => {
      upsertIndicators(db, rows)
      markOwned(db, 'indicators', today)
    })
  }
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))].sort()
  const scored = new Set(framework?.indicators.map(({ code }) => code))
  return {
    outcome: dryRun ? 'checked' : 'imported',
    rows: rows.length,
    cities: new Set(rows.map(({ cityCode }) => cityCode)).size,
    indicators,
    notScored: indicators.filter((code) => !scored.has(code)),
  }
}
