import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { listMargins, replaceMargins } from '#app/data/reference/margins.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { listAllDistricts, setAdultPopulations } from '#app/data/reference/register.server.ts'
import { readTable } from '#app/formats/table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refusedFile, type Refused } from '#app/platform/refused.ts'
import type { ImportRun } from '../import-run.ts'
import { adultPopulations } from './adult-populations.ts'
import { MARGIN_COLUMNS, parseMargins } from './parse-margins.ts'

export interface ImportedMargins {
  outcome: 'imported' | 'checked'
  rows: number
  cities: number
  variables: string[]
  /** lines of provinces and of the nation, which no city is weighted to */
  leftOut: number
}

/**
 * Takes population margins from a file, all or none. A variable of a city that the file holds is replaced as a whole,
 * everything else stays; from then on the shipped margins are not loaded over them. Residents of 15 and over follow.
 *
 * @returns refused with UNUSABLE_FILE and every problem with line and column, as `parseMargins` finds them
 */
export async function importMargins(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  { dryRun, today }: ImportRun,
): Promise<ImportedMargins | Refused> {
  const read = readTable(file.name, file.bytes, MARGIN_COLUMNS)
  if (read.problems.length > 0) return refusedFile(file.name, read.problems)
  const cities = await listCities(db)
  const districts = await listAllDistricts(db)
  const { rows, leftOut, problems } = parseMargins(read.table, {
    cities: new Set(cities.map(({ code }) => code)),
    districts: new Set(districts.map(({ cityCode, code }) => `${cityCode} ${code}`)),
  })
  if (problems.length > 0) return refusedFile(file.name, problems)

  if (!dryRun) {
    const groups = new Set(rows.map(({ cityCode, variable }) => `${cityCode} ${variable}`))
    const kept = (await listMargins(db)).filter((row) => !groups.has(`${row.cityCode} ${row.variable}`))
    inOneTransaction(db, () => {
      replaceMargins(db, rows)
      setAdultPopulations(db, adultPopulations([...kept, ...rows]))
      markOwned(db, 'margins', today)
    })
  }
  return {
    outcome: dryRun ? 'checked' : 'imported',
    rows: rows.length,
    cities: new Set(rows.map(({ cityCode }) => cityCode)).size,
    variables: [...new Set(rows.map(({ variable }) => variable))].sort(),
    leftOut,
  }
}
