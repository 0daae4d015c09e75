import { LARGEST, SMALLEST } from '../../numeric/range.ts'
import { Refusal } from '../../refusal.ts'
import type { Table } from './columns.ts'

/**
 * Guards the numeric columns of a table: infinite values, and values whose squares would overflow or vanish, give
 * no honest number.
 *
 * @throws Refusal INFINITE_VALUE {column, rows}, OVERFLOW {column, largest} when all values of a column are too small
 */
export function checkRanges({ columns }: Table): void {
  for (const [name, column] of Object.entries(columns)) {
    if (column.kind === 'numeric') checkRange(name, column.values)
  }
}

function checkRange(column: string, values: Float64Array): void {
  const rows: number[] = []
  let largest = 0
  values.forEach((value, i) => {
    const size = Math.abs(value)
    if (size > LARGEST) rows.push(i + 1)
    if (size > largest) largest = size
  })
  if (rows.length > 0) {
    const message = `Column "${column}" has values that are infinite or beyond ${LARGEST} in rows ${rows.slice(0, 10).join(', ')}; correct them or use larger units.`
    throw new Refusal('INFINITE_VALUE', { column, rows }, message)
  }
  if (largest > 0 && largest < SMALLEST) {
    const message = `All values of column "${column}" are smaller than ${SMALLEST}, so their squares vanish; use smaller units.`
    throw new Refusal('OVERFLOW', { column, largest }, message)
  }
}
