import { orthonormalise } from './orthonormalise.ts'

/** A two-way table of estimated shares with their sampling error. */
export interface TableShares {
  rows: number
  columns: number
  /** shares of the whole table, column by column: cell (r, c) stands at c · rows + r; Σ = 1 */
  shares: ArrayLike<number>
  /** k × k of the shares, row-major */
  covariance: Float64Array
  /** respondents looked at */
  counted: number
}

/**
 * Traces of the design-effect matrix of a table's interactions, per respondent: tr Δ/n and tr Δ²/n².
 *
 * With W = D^(-1/2) V D^(-1/2) and P the projection on the scaled interactions, tr Δ = n tr PW and
 * tr Δ² = n² tr PWPW. The interactions are many, what is orthogonal to them is little: the scaled main effects
 * (those that vanish on empty cells, where there are any). So P = 1 - QQᵀ with Q an orthonormal basis of these.
 *
 * @returns null when the interactions are not all estimable
 */
export function interactionTraces({
  rows,
  columns,
  shares,
  covariance,
}: Omit<TableShares, 'counted'>): { first: number; second: number } | null {
  const k = rows * columns
  const cells: number[] = []
  for (let at = 0; at < k; at++) if (shares[at] !== 0) cells.push(at)
  const root = Float64Array.from(cells, (at) => Math.sqrt(shares[at]!))
  const basis = orthonormalise(
    mainEffects(rows, columns, shares).map((effect) => root.map((scale, i) => scale * effect[cells[i]!]!)),
  )
  if (cells.length - basis.length !== (rows - 1) * (columns - 1)) return null

  const w = cells.map((a, i) =>
    Float64Array.from(cells, (b, j) => covariance[a * k + b]! / (root[i]! * root[j]!)),
  )
  const images = basis.map((q) => Float64Array.from(w, (row) => dot(row, q)))
  const inner = basis.map((q) => images.map((image) => dot(q, image)))
  const first = w.reduce((sum, row, i) => sum + row[i]!, 0) - inner.reduce((sum, row, i) => sum + row[i]!, 0)
  const second =
    w.reduce((sum, row) => sum + dot(row, row), 0) -
    2 * images.reduce((sum, image) => sum + dot(image, image), 0) +
    inner.reduce((sum, row) => sum + row.reduce((part, value) => part + value * value, 0), 0)
  return { first, second }
}

/** A basis of the row and column effects that are 0 on every empty cell. */
function mainEffects(rows: number, columns: number, shares: ArrayLike<number>): Float64Array[] {
  const k = rows * columns
  const effects = Array.from({ length: rows + columns - 1 }, (_, which) =>
    Float64Array.from({ length: k }, (__, at) =>
      which < rows ? Number(at % rows === which) : Number(Math.floor(at / rows) === which - rows + 1),
    ),
  )
  // one empty cell after the other: an effect that is not 0 there is taken off the others and left out
  let left = effects
  for (let at = 0; at < k; at++) {
    if (shares[at] !== 0) continue
    const pivot = left.find((effect) => Math.abs(effect[at]!) > SMALL)
    if (!pivot) continue
    left = left
      .filter((effect) => effect !== pivot)
      .map((effect) => {
        const share = effect[at]! / pivot[at]!
        return share === 0 ? effect : effect.map((value, i) => value - share * pivot[i]!)
      })
  }
  return left
}

/** Effects are sums of a few ±1: what is below this is 0. */
const SMALL = 1e-9

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
