import { z } from 'zod'

import { readCsv, writeCsv, type CsvCell, type CsvTable, type FileProblem } from './csv.ts'
import { readJson, writeJson } from './json/json.ts'

const recordsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))

/**
 * Reads a table from a CSV file, or from a JSON file (name ending in `.json`) that holds a list of records.
 *
 * @param required columns that must be there
 * @returns the table, empty when `problems` says that it cannot be read, as `readCsv` and `readJson` do
 */
export function readTable(
  name: string,
  bytes: Uint8Array,
  required: readonly string[],
): { table: CsvTable; problems: FileProblem[] } {
  if (!isJson(name)) return readCsv(bytes, required)
  const empty: CsvTable = { columns: [], rows: [] }
  const read = readJson(bytes, recordsSchema)
  if ('problems' in read) return { table: empty, problems: read.problems }

  const columns = [...new Set(read.value.flatMap((record) => Object.keys(record)))]
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    const problems = missing.map((column) => ({
      line: 1,
      column,
      code: 'MISSING_COLUMN',
      message: `No record has ${column}.`,
    }))
    return { table: empty, problems }
  }
  const rows = read.value.map((record, at) => ({
    line: read.lineOf([at]),
    cells: Object.fromEntries(columns.map((column) => [column, String(record[column] ?? '').trim()])),
  }))
  return { table: { columns, rows }, problems: [] }
}

/** Writes a table as CSV, or as JSON records when the name ends in `.json`. */
export function writeTable(name: string, columns: string[], rows: CsvCell[][]): string {
  if (!isJson(name)) return writeCsv(columns, rows)
  return writeJson(rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]]))))
}

function isJson(name: string): boolean {
  return name.toLowerCase().endsWith('.json')
}
