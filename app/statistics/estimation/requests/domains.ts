import { codedColumn, columnOf, sameCategory, type Table } from '../spec/columns.ts'
import type { Category, CommonSpec, Condition } from '../spec/spec.ts'

/** One domain of a request: the rows inside, and the values of the by-columns that name it. */
export interface Domain {
  by: Record<string, Category> | null
  inside: Uint8Array
}

/** The domains of a request: every combination of its by-columns with a row of weight, in the subset. */
export function domainsOf(table: Table, { by, subset }: CommonSpec, weights: Float64Array): Domain[] {
  const inSubset = subsetRows(table, subset)
  if (by.length === 0) return [{ by: null, inside: inSubset }]
  const columns = by.map((name) => codedColumn(table, name))
  const domains = new Map<string, { codes: number[]; domain: Domain; weighted: boolean }>()
  for (let i = 0; i < table.n; i++) {
    const codes = columns.map((column) => column.codes[i]!)
    if (!inSubset[i] || codes.includes(-1)) continue
    const key = codes.join(',')
    let found = domains.get(key)
    if (!found) {
      const values = Object.fromEntries(by.map((name, b) => [name, columns[b]!.values[codes[b]!]!]))
      found = { codes, domain: { by: values, inside: new Uint8Array(table.n) }, weighted: false }
      domains.set(key, found)
    }
    found.domain.inside[i] = 1
    if (weights[i] !== 0) found.weighted = true
  }
  return [...domains.values()]
    .filter(({ weighted }) => weighted)
    .sort((a, b) => compareCodes(a.codes, b.codes))
    .map(({ domain }) => domain)
}

/** Rows that meet every condition; a missing value meets none. */
function subsetRows(table: Table, conditions: Condition[]): Uint8Array {
  const inside = new Uint8Array(table.n).fill(1)
  for (const condition of conditions) {
    const meets = conditionOf(table, condition)
    for (let i = 0; i < table.n; i++) if (!meets(i)) inside[i] = 0
  }
  return inside
}

function conditionOf(table: Table, { variable, op, value }: Condition): (row: number) => boolean {
  const column = columnOf(table, variable)
  const named = Array.isArray(value) ? value : [value]
  if (column.kind === 'numeric') {
    const numbers = named.map(Number)
    return (row) => holds(column.values[row]!, op, numbers)
  }
  const places = named.map((category) => column.levels.findIndex((level) => sameCategory(level, category)))
  return (row) => column.codes[row]! >= 0 && holds(column.codes[row]!, op, places)
}

function holds(x: number, op: Condition['op'], values: number[]): boolean {
  if (x !== x) return false
  const value = values[0]!
  switch (op) {
    case '==':
      return x === value
    case '!=':
      return x !== value
    case '<':
      return x < value
    case '<=':
      return x <= value
    case '>':
      return x > value
    case '>=':
      return x >= value
    case 'in':
      return values.includes(x)
  }
}

/** Last by-column slowest, as tables are read. */
function compareCodes(a: number[], b: number[]): number {
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
