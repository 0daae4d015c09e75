import { Refusal } from '#app/statistics/refusal.ts'

/** One figure of a release, or one that anybody could form from several releases. */
export interface Cell {
  id: string
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
 * Checks that every relation names cells that exist and holds for their values.
 *
 * @throws Refusal DUPLICATE_CELL, UNKNOWN_CELL, RELATION_DOES_NOT_HOLD naming the cells
 */
export function checkTables({ cells, relations }: ReleaseTables): void {
  const valueOf = new Map<string, number>()
  for (const { id, value } of cells) {
    if (valueOf.has(id))
      throw new Refusal('DUPLICATE_CELL', { cell: id }, `The cell ${id} occurs more than once.`)
    valueOf.set(id, value)
  }
  for (const { terms } of relations) {
    let sum = 0
    let size = 1
    for (const { cell, coefficient } of terms) {
      const value = valueOf.get(cell)
      if (value === undefined)
        throw new Refusal('UNKNOWN_CELL', { cell }, `A relation names the cell ${cell}.`)
      sum += coefficient * value
      size += Math.abs(coefficient * value)
    }
    if (Math.abs(sum) <= SLACK * size) continue
    const cellsOfRelation = terms.map(({ cell }) => cell)
    throw new Refusal(
      'RELATION_DOES_NOT_HOLD',
      { cells: cellsOfRelation },
      'Figures do not add up as declared.',
    )
  }
}
