import type { CellTotals } from './cell-totals.ts'

/** A linear combination of cell totals: some cells with their coefficients. */
export interface Combination {
  cells: number[]
  coefficients: number[]
}

/**
 * Covariance of two combinations of cell totals: aᵀVb.
 *
 * @returns NaN where the error of a cell is unknown
 */
export function combinedCovariance({ covariance, n }: CellTotals, a: Combination, b: Combination): number {
  const k = n.length
  let sum = 0
  for (let i = 0; i < a.cells.length; i++) {
    const left = a.coefficients[i]!
    if (left === 0) continue
    const row = a.cells[i]! * k
    let part = 0
    for (let j = 0; j < b.cells.length; j++) part += covariance[row + b.cells[j]!]! * b.coefficients[j]!
    sum += left * part
  }
  return sum
}

/** A ratio of weighted totals, Σ y N_k / Σ N_k over some cells, with its linearisation over the cells. */
export interface RatioOfCells {
  value: number
  /** respondents */
  n: number
  /** Kish: (Σw)² / Σw² */
  effectiveN: number
  linear: Combination
}

/**
 * The weighted mean of a value each cell stands for: y is 1 in some cells and 0 in others for a share.
 *
 *   R = Σ_k y_k N_k / Σ_k N_k,  coefficient of cell k: (y_k - R) / Σ N
 *
 * @param values one per cell; NaN leaves a cell out
 * @returns null when nobody is in the cells
 */
export function ratioOfCells(totals: CellTotals, cells: number[], values: number[]): RatioOfCells | null {
  let [weight, squares, n, sum] = [0, 0, 0, 0]
  const used: number[] = []
  const given: number[] = []
  cells.forEach((cell, i) => {
    const value = values[i]!
    if (Number.isNaN(value) || totals.n[cell] === 0) return
    used.push(cell)
    given.push(value)
    weight += totals.weight[cell]!
    squares += totals.squares[cell]!
    n += totals.n[cell]!
    sum += value * totals.weight[cell]!
  })
  if (!(weight > 0)) return null
  const value = sum / weight
  return {
    value,
    n,
    effectiveN: weight ** 2 / squares,
    linear: { cells: used, coefficients: given.map((y) => (y - value) / weight) },
  }
}
