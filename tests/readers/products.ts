import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { exportPublicFile } from '#app/services/analysis/export/public-file/export-public-file.server.ts'
import { makePublicFile } from '#app/services/analysis/export/public-file/make-public-file.server.ts'
import { describeTable } from '#app/services/analysis/tables/describe-table.ts'
import { openWeighedWave } from '#app/services/analysis/tables/kept/kept-waves.server.ts'
import { makeTable } from '#app/services/analysis/tables/make-table.server.ts'
import { describeRelease, RELEASED_TABLES } from '#app/services/publication/describe-release.ts'
import { readTableChoices } from '#app/survey/workbench/table-choices.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { LAST_YEAR, moved, releaseOf } from '#tests/services/publication/trend/two-waves.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { RANKED } from '#tests/support/records/analysed-wave.ts'
import { fileOf } from '#tests/support/records/described-tables.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

/** Something that leaves the platform as a file, and what any reader must find in it. */
export interface Product {
  /** null for the public file, which is kept as it was made */
  table: DescribedTable | null
  rows: (string | number | null)[][]
  /** the same without the codes that carry no opinion */
  withoutMissing: (string | number | null)[][]
  isNumber: boolean[]
  bytes(format: string): Promise<Buffer>
}

export interface Products {
  named(name: string): Product
  close(): Promise<void>
}

/**
 * Makes a release with all that is handed out of it: its tables, a cross table, its public file. A year before, one
 * city thought worse of everything.
 */
export async function openProducts(names: readonly string[]): Promise<Products> {
  const db = await openTestDatabase('reference')
  const worse = moved(-1)
  const change = (row: ResponseRow) => (row.cityCode === RANKED ? worse(row) : row)
  await releaseOf(db, { id: 'made-2025', ...LAST_YEAR, seed: 2, change })
  const id = await makeReleasedWave(db)
  const release = (await findRelease(db, id))!
  const reports = async function* () {
    for await (const { report } of readReleasedCities(db, id)) yield report
  }
  const made = new Map<string, Product>()
  for (const name of RELEASED_TABLES)
    made.set(name, await product(await describeRelease(name, release, reports)))
  made.set('cross-table', await product(await crossTable(db, release.waveId)))
  made.set('public-file', await publicFile(db, id))
  return {
    named(name) {
      if (!names.includes(name)) throw new Error(`${name} is not asked for`)
      return made.get(name)!
    },
    close: () => db.remove(),
  }
}

async function product(table: DescribedTable): Promise<Product> {
  const rows: Product['rows'] = []
  const isNumber = table.columns.map(({ kind }) => kind !== 'text')
  for await (const row of table.rows()) {
    rows.push(row.map((cell, at) => (isNumber[at] || cell === null ? plain(cell) : plain(String(cell)))))
  }
  return { table, rows, withoutMissing: rows, isNumber, bytes: (format) => fileOf(table, format) }
}

async function crossTable(db: Database, waveId: string): Promise<DescribedTable> {
  const kept = await openWeighedWave(db, waveId, Infinity, 60_000)
  if (kept.outcome !== 'ready') throw new Error(JSON.stringify(kept))
  const asked = new URLSearchParams('item=city_life_satisfaction&by=city&test=1')
  const made = await makeTable(db, kept.weighed, readTableChoices(asked))
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.error))
  return describeTable(made.table, [])
}

async function publicFile(db: Database, releaseId: string): Promise<Product> {
  const made = await makePublicFile(db, releaseId, { k: 10, actor: 'eva', now: new Date('2026-04-05') })
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.error))
  const bytes = async (format: string) => {
    const file = await exportPublicFile(db, releaseId, { format, actor: 'eva', language: 'en' })
    if (file.outcome === 'refused') throw new Error(file.error.message)
    const pieces: Buffer[] = []
    for await (const chunk of file.chunks) pieces.push(Buffer.from(chunk as string))
    return Buffer.concat(pieces)
  }
  const { columns, rows: records } = JSON.parse((await bytes('json')).toString()) as {
    columns: string[]
    rows: Record<string, CsvCell>[]
  }
  const rows = records.map((record) => columns.map((name) => plain(record[name] ?? null)))
  const codes = columns.map((name) => {
    const options = made.report.columns.find((column) => column.name === name)?.options ?? []
    return new Set<CsvCell>(options.flatMap(({ value, missing }) => (missing ? [value] : [])))
  })
  return {
    table: null,
    rows,
    withoutMissing: rows.map((row) =>
      row.map((cell, at) => (typeof cell === 'number' && codes[at]!.has(cell) ? null : cell)),
    ),
    isNumber: columns.map((_, at) => rows.some((row) => typeof row[at] === 'number')),
    bytes,
  }
}

function plain(cell: CsvCell): string | number | null {
  return cell === '' ? null : typeof cell === 'boolean' ? String(cell) : cell
}
