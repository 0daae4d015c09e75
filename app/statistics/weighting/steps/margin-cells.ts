import { Refusal } from '../../refusal.ts'

/** A margin over one or several crossed variables, with the cell of every row. */
export interface MarginCells {
  variables: string[]
  /** categories of each cell, one per variable */
  categories: (string | number)[][]
  /** people per cell */
  totals: Float64Array
  /** cell of each row; -1 = a cell without a total */
  codes: Int32Array
  /** categories of a row, for naming a cell that has no total */
  categoriesOf(row: number): (string | number)[]
}

/**
 * Checks a margin against the weights it is to change.
 *
 * @param partial cells nobody fell in are left out instead of refused
 * @throws Refusal CATEGORY_WITHOUT_TOTAL, EMPTY_MARGIN_CELL, each with {margin, category}
 */
export function checkMargin(margin: MarginCells, weights: Float64Array, partial: boolean): void {
  const sums = cellSums(margin, weights)
  const withoutTotal = weights.findIndex((w, i) => {
    const cell = margin.codes[i]!
    return w !== 0 && (cell < 0 || margin.totals[cell] === 0)
  })
  if (withoutTotal >= 0) {
    throw new Refusal('CATEGORY_WITHOUT_TOTAL', place(margin, margin.categoriesOf(withoutTotal)))
  }
  const empty = margin.totals.findIndex((total, cell) => total > 0 && sums[cell] === 0)
  if (empty >= 0 && !partial) throw new Refusal('EMPTY_MARGIN_CELL', place(margin, margin.categories[empty]!))
}

/**
 * Margins of one population must have one sum.
 *
 * @throws Refusal MARGIN_TOTALS_DISAGREE {sums}
 */
export function checkMarginSums(margins: MarginCells[]): void {
  const sums = margins.map(({ totals }) => totals.reduce((a, b) => a + b, 0))
  if (sums.some((sum) => Math.abs(sum - sums[0]!) > 1e-9 * Math.abs(sums[0]!))) {
    const listed = margins.map(({ variables }) => variables)
    throw new Refusal('MARGIN_TOTALS_DISAGREE', { margins: listed, sums })
  }
}

/** Weighted total per cell. */
export function cellSums({ codes, totals }: MarginCells, values: Float64Array): Float64Array {
  const sums = new Float64Array(totals.length)
  for (let i = 0; i < values.length; i++) if (codes[i]! >= 0) sums[codes[i]!]! += values[i]!
  return sums
}

function place({ variables }: MarginCells, categories: (string | number)[]) {
  return {
    margin: variables,
    category: Object.fromEntries(variables.map((variable, v) => [variable, categories[v]])),
  }
}
