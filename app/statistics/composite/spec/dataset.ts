import { Refusal } from '#app/statistics/refusal.ts'

/** Units in rows, one column per node; NaN is missing. */
export interface Dataset {
  units: string[]
  values: Map<string, Float64Array>
}

/** A csv file as read: every cell text, '' when empty. */
export interface TextTable {
  /** what refusals call it */
  name: string
  columns: string[]
  rows: string[][]
}

/** One column of a text table. @throws Refusal UNKNOWN_COLUMN, DUPLICATE_COLUMN */
export function textColumn(table: TextTable, column: string): string[] {
  const at = table.columns.indexOf(column)
  if (at < 0) {
    const message = `${table.name} has no column ${column}.`
    throw new Refusal('UNKNOWN_COLUMN', { file: table.name, column }, message)
  }
  if (table.columns.lastIndexOf(column) !== at) {
    const message = `${table.name} has the column ${column} more than once.`
    throw new Refusal('DUPLICATE_COLUMN', { file: table.name, column }, message)
  }
  return table.rows.map((row) => row[at] ?? '')
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** Larger numbers have no square, so that no spread can be computed. */
const LARGEST = 1e150

/**
 * One column as numbers; an empty cell is missing (NaN).
 *
 * @throws Refusal UNKNOWN_COLUMN, INVALID_DATA, INFINITE_VALUE naming column and row (the first row below the header is 1)
 */
export function numberColumn(table: TextTable, column: string): Float64Array {
  return Float64Array.from(textColumn(table, column), (cell, at) => readNumber(cell, table, column, at, {}))
}

/** One cell as a number; an empty one is missing (NaN). `place`, its unit for instance, is what a refusal names too. */
export function readNumber(
  cell: string,
  table: TextTable,
  column: string,
  at: number,
  place: { unit?: string },
): number {
  const text = cell.trim()
  if (text === '') return NaN
  const value = NUMBER.test(text) ? Number(text) : NaN
  if (Math.abs(value) <= LARGEST) return value
  const where = { file: table.name, column, row: at + 1, ...place }
  const unit = place.unit === undefined ? '' : ` (${place.unit})`
  const cellIn = `"${cell}" in column ${column}, row ${at + 1}${unit}`
  if (Number.isNaN(value)) throw new Refusal('INVALID_DATA', where, `${cellIn} is not a number.`)
  throw new Refusal('INFINITE_VALUE', where, `${cellIn} is too large to compute with.`)
}

/** A column of a data set. */
export function columnOf(dataset: Dataset, code: string): Float64Array {
  const column = dataset.values.get(code)
  if (column) return column
  throw new Refusal('UNKNOWN_COLUMN', { column: code }, `The data set has no column ${code}.`)
}

/** The same data set with some columns replaced or added; what is not finite becomes missing. */
export function withColumns(dataset: Dataset, columns: Iterable<[string, Float64Array]>): Dataset {
  const values = new Map(dataset.values)
  for (const [code, column] of columns) values.set(code, finiteOnly(column))
  return { units: dataset.units, values }
}

/** What is not finite (0/0, 1/0) is missing. */
export function finiteOnly(column: Float64Array): Float64Array {
  let result = column
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!
    if (Number.isFinite(value) || Number.isNaN(value)) continue
    if (result === column) result = Float64Array.from(column)
    result[row] = NaN
  }
  return result
}

/** Groups of row numbers that share a label, in order of first appearance. */
export function rowsByLabel(labels: string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  labels.forEach((label, row) => {
    const rows = groups.get(label)
    if (rows) rows.push(row)
    else groups.set(label, [row])
  })
  return groups
}

/** Ascending by code point, so that the order is the same everywhere. */
export function byCodePoint(a: string, b: string): number {
  const left = Array.from(a)
  const right = Array.from(b)
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Numbers for printing: what is missing is null. */
export function printable(column: ArrayLike<number>): (number | null)[] {
  return Array.from(column, orNull)
}

/** A number for printing, null when it is not finite. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
