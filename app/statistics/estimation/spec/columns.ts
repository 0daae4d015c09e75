import { Refusal } from '../../refusal.ts'
import type { Category } from './spec.ts'

/** Values of a numeric column, NaN = missing. */
export interface NumericColumn {
  kind: 'numeric'
  values: Float64Array
}

/** Labels of a categorical or id column as positions in `levels`, -1 = missing. */
export interface LabelColumn {
  kind: 'categorical' | 'id'
  codes: Int32Array
  levels: string[]
}

export type Column = NumericColumn | LabelColumn

/** Microdata: columns of n rows, by name. */
export interface Table {
  n: number
  columns: Record<string, Column>
}

/** Any column as positions in its list of values; numbers sorted, categories in declared order. */
export interface CodedColumn {
  codes: Int32Array
  values: Category[]
}

/** The column of that name; the specification was checked to declare it. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns[name]
  if (!column) throw new Refusal('UNKNOWN_COLUMN', { column: name })
  return column
}

/** @throws Refusal INVALID_SPEC when the column holds labels */
export function numbersOf(table: Table, name: string): Float64Array {
  const column = columnOf(table, name)
  if (column.kind !== 'numeric') {
    throw new Refusal(
      'INVALID_SPEC',
      { column: name, expected: 'a numeric column' },
      `"${name}" is not numeric.`,
    )
  }
  return column.values
}

/** Codes of any column; -1 = missing. */
export function codedColumn(table: Table, name: string): CodedColumn {
  const column = columnOf(table, name)
  if (column.kind !== 'numeric') return { codes: column.codes, values: column.levels }
  const values = [...new Set(column.values)].filter((v) => v === v).sort((a, b) => a - b)
  const place = new Map(values.map((value, i) => [value, i]))
  return { codes: Int32Array.from(column.values, (v) => place.get(v) ?? -1), values }
}

/** Whether a value of the data is the category the specification names. */
export function sameCategory(value: Category, named: Category): boolean {
  return (
    value === named ||
    String(value) === String(named) ||
    (typeof value === 'number' && value === Number(named))
  )
}
