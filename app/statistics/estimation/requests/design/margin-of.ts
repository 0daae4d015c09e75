import { Refusal } from '#app/statistics/refusal.ts'
import type { MarginCells } from '#app/statistics/weighting/steps/margin-cells.ts'
import { codedColumn, sameCategory, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { Category, MarginSpec } from '#app/statistics/estimation/spec/spec.ts'
import { rowsWhere } from './rows-where.ts'

/**
 * The cells of a margin over the rows of a table. Cells listed with total 0 stay; cells of the data that
 * are not listed have code -1.
 *
 * @param asked 1 = row that must have a value; nonrespondents whose weight has gone to others need none
 * @throws Refusal MISSING_MARGIN_VALUE {margin, variables, rows}, INVALID_SPEC for a cell listed twice
 */
export function marginOf(table: Table, { variables, totals }: MarginSpec, asked: Uint8Array): MarginCells {
  const columns = variables.map((name) => codedColumn(table, name))
  const rows = rowsWhere(
    Array.from(asked.keys()),
    (i) => !!asked[i] && columns.some(({ codes }) => codes[i]! < 0),
  )
  if (rows.length > 0) {
    const missing = variables.filter((_, v) => rows.some((row) => columns[v]!.codes[row - 1]! < 0))
    throw new Refusal('MISSING_MARGIN_VALUE', { margin: variables, variables: missing, rows })
  }

  const cellOf = new Map<string, number>()
  totals.forEach(({ categories }, cell) => {
    const key = categories.map((category, v) => placeOf(columns[v]!.values, category)).join(',')
    if (cellOf.has(key))
      throw new Refusal(
        'INVALID_SPEC',
        { margin: variables, categories, expected: 'each cell once' },
        `The margin ${variables.join(' × ')} lists ${categories.join(', ')} twice.`,
      )
    cellOf.set(key, cell)
  })
  const codes = new Int32Array(table.n)
  for (let i = 0; i < table.n; i++) {
    codes[i] = cellOf.get(columns.map((column) => column.codes[i]).join(',')) ?? -1
  }
  return {
    variables,
    categories: totals.map(({ categories }) => categories),
    totals: Float64Array.from(totals, ({ total }) => total),
    codes,
    categoriesOf: (row) => columns.map(({ codes, values }) => values[codes[row]!]!),
  }
}

/** Position of a category among the values of a column; one of its own when it is none of them. */
function placeOf(values: Category[], category: Category): string {
  const place = values.findIndex((value) => sameCategory(value, category))
  return place >= 0 ? String(place) : `"${category}"`
}
