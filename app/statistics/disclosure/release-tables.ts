import { Refusal } from '#app/statistics/refusal.ts'

/** One figure of a release, or one that anybody could form from several releases. */
export interface Cell {
  id: string
  /** NaN where it is hidden so well that nobody keeps it; then its width is guarded, not its distance */
  value: number
  /** not printed anywhere */
  hidden: boolean
  /** what anybody knows before reading: counts are ≥ 0, shares lie in 0..100 */
  low: number
  high: number
  /** printed figures are known to ± this; 0 when printed in full */
  precision: number
  /** whole numbers can be narrowed to whole bounds */
  whole: boolean
  /** distance that must remain possible on both sides of a hidden value, as far as low and high allow */
  protection: number
  /** what hiding it would cost; infinite when it must stay */
  cost: number
}

/** Something everybody knows to hold: Σ coefficient · cell = 0. A total is -1, its parts are 1. */
export interface Relation {
  terms: { cell: string; coefficient: number }[]
  /** the sum is 0 or more instead: one figure is at least as large as others together */
  atLeast?: true
}

/** All figures of a release and what ties them together, earlier releases included. */
export interface ReleaseTables {
  cells: Cell[]
  relations: Relation[]
}

/** A relation "the parts make the total". */
export function totalOf(total: string, parts: string[]): Relation {
  const terms = parts.map((cell) => ({ cell, coefficient: 1 }))
  return { terms: [{ cell: total, coefficient: -1 }, ...terms] }
}

/** How far a relation may miss before it is called false: figures are sums of many weights. */
const SLACK = 1e-6

/**
 * Checks that every relation names cells that exist and holds for their values, as far as the values are known and
 * as precisely as they are printed.
 *
 * @throws Refusal DUPLICATE_CELL, UNKNOWN_CELL, RELATION_DOES_NOT_HOLD naming the cells
 */
export function checkTables({ cells, relations }: ReleaseTables): void {
  const byId = new Map<string, Cell>()
  for (const cell of cells) {
    const { id } = cell
    if (byId.has(id))
      throw new Refusal('DUPLICATE_CELL', { cell: id }, `The cell ${id} occurs more than once.`)
    byId.set(id, cell)
  }
  for (const { terms, atLeast } of relations) {
    let sum = 0
    let slack = SLACK
    for (const { cell, coefficient } of terms) {
      const known = byId.get(cell)
      if (!known) throw new Refusal('UNKNOWN_CELL', { cell }, `A relation names the cell ${cell}.`)
      sum += coefficient * known.value
      slack += Math.abs(coefficient) * (SLACK * Math.abs(known.value) + known.precision)
    }
    if (Number.isNaN(sum) || Math.abs(sum) <= slack || (atLeast && sum > 0)) continue
    const cellsOfRelation = terms.map(({ cell }) => cell)
    throw new Refusal(
      'RELATION_DOES_NOT_HOLD',
      { cells: cellsOfRelation },
      `Figures do not add up as declared: ${cellsOfRelation.join(', ')}.`,
    )
  }
}
