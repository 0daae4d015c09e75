import type { ColumnOption, DescribedTable, TableColumn } from '../../described-table.ts'

/** Longest text of a fixed width; longer ones stand apart. */
const MOST_FIXED = 2045
const LONG_TEXT = 32_768
const DOUBLE = 65_526
const LONG = 65_528
const MOST_NAME = 32
/** Stata has 26 missing values of its own, .a to .z. */
const MOST_MISSING = 26

/** A variable of the file: a column, the type that holds it, and the codes that mean that it is missing. */
export interface DtaVariable {
  column: TableColumn
  at: number
  name: string
  type: number
  /** bytes of a value in a row */
  width: number
  format: string
  /** place among .a, .b … by the value that stands for it */
  missing: Map<number, number>
  labelled: boolean
}

/** Lays the columns of a table out as variables. @param bytes longest text of each column */
export function dtaVariables({ columns }: DescribedTable, bytes: readonly number[]): DtaVariable[] {
  const names = new Set<string>()
  return columns.map((column, at) => {
    const { kind, options = [] } = column
    const base = { column, at, name: uniqueName(column.name, names), missing: new Map<number, number>() }
    if (kind === 'text') {
      const width = Math.max(1, bytes[at]!)
      const long = width > MOST_FIXED
      const format = long ? '%9s' : `%-${Math.min(width, 40)}s`
      return { ...base, type: long ? LONG_TEXT : width, width: long ? 8 : width, format, labelled: false }
    }
    const coded = kind === 'integer' && options.length > 0
    const missing = coded ? missingOf(options) : base.missing
    const [type, width] = kind === 'integer' ? [LONG, 4] : [DOUBLE, 8]
    return { ...base, type, width, format: kind === 'integer' ? '%9.0g' : '%10.0g', missing, labelled: coded }
  })
}

export function isLongText({ type }: DtaVariable): boolean {
  return type === LONG_TEXT
}

function missingOf(options: readonly ColumnOption[]): Map<number, number> {
  const values = options.flatMap(({ value, missing }) => (missing ? [Number(value)] : []))
  return new Map(values.slice(0, MOST_MISSING).map((value, at) => [value, at + 1]))
}

/** A name has at most 32 characters, and no other variable has it. */
function uniqueName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_').slice(0, MOST_NAME)
  let unique = plain
  for (let count = 2; taken.has(unique); count++) {
    unique = plain.slice(0, MOST_NAME - 1 - String(count).length) + `_${count}`
  }
  taken.add(unique)
  return unique
}
