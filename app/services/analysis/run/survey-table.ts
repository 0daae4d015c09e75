import { parse } from 'csv-parse/sync'
import type { Column, Table } from '#app/statistics/estimation/spec/columns.ts'
import type { ColumnSpec } from '#app/statistics/estimation/spec/spec.ts'
import { Refusal } from '#app/statistics/refusal.ts'

/** How a number is written: no hexadecimal, no thousands separators, no words. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * Microdata from CSV text as the columns a specification declares; further columns are ignored. An empty
 * cell is missing, id labels are numbered in order of appearance.
 *
 * @throws Refusal INVALID_DATA {column, row, value}; rows count from 1 below the header
 */
export function surveyTable(csv: string, columns: Record<string, ColumnSpec>): Table {
  const [header = [], ...records] = parseCsv(csv)
  const table: Table = { n: records.length, columns: {} }
  for (const [name, spec] of Object.entries(columns)) {
    const at = placeOf(name, header)
    const cells = records.map((record) => record[at]!)
    table.columns[name] =
      spec.type === 'numeric' ? numericColumn(name, cells) : labelColumn(name, cells, spec)
  }
  return table
}

function parseCsv(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'] })
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal('INVALID_DATA', {}, `The data are not well-formed CSV: ${reason}`)
  }
}

function placeOf(name: string, header: string[]): number {
  const at = header.indexOf(name)
  if (at < 0) {
    const found = header.map((column) => `"${column}"`).join(', ')
    throw new Refusal(
      'INVALID_DATA',
      { column: name },
      `The data have no column "${name}"; the header names ${found || 'none'}.`,
    )
  }
  if (header.indexOf(name, at + 1) >= 0) {
    throw new Refusal('INVALID_DATA', { column: name }, `The header names the column "${name}" twice.`)
  }
  return at
}

function numericColumn(name: string, cells: string[]): Column {
  const values = Float64Array.from(cells, (cell, i) => {
    const text = cell.trim()
    if (text === '') return Number.NaN
    if (!NUMBER.test(text) && !/^[+-]?infinity$/i.test(text)) {
      refuseCell(name, i, cell, 'a number with a decimal point, or empty where it is missing')
    }
    return Number(text)
  })
  return { kind: 'numeric', values }
}

function labelColumn(name: string, cells: string[], { type, levels }: ColumnSpec): Column {
  const isOpen = type === 'id'
  const place = new Map(levels.map((level, i) => [level, i]))
  const codes = Int32Array.from(cells, (cell, i) => {
    if (cell === '') return -1
    const known = place.get(cell)
    if (known !== undefined) return known
    if (!isOpen) refuseCell(name, i, cell, `one of the declared levels ${levels.join(', ')}`)
    place.set(cell, place.size)
    return place.size - 1
  })
  return { kind: isOpen ? 'id' : 'categorical', codes, levels: [...place.keys()] }
}

function refuseCell(column: string, index: number, value: string, expected: string): never {
  const row = index + 1
  throw new Refusal(
    'INVALID_DATA',
    { column, row, value, expected },
    `Row ${row} has "${value}" in column "${column}", which should be ${expected}.`,
  )
}
