import type { LinearProgram, LinearSolver } from '#app/statistics/linear-program.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { checkTables, type Cell, type ReleaseTables } from './release-tables.ts'

/** A hidden cell that can be worked out too closely, with what anybody can be sure of. */
export interface Leak {
  cell: string
  low: number
  high: number
}

/** Whole numbers are taken inwards, but not for a rounding error of the solver. */
const EDGE = 1e-6

/**
 * Tries to work out every hidden cell from everything that is printed.
 *
 * For each hidden cell the smallest and the largest value are found that agree with all printed figures, all relations
 * and the bounds known beforehand. The cell leaks when that interval does not reach `protection` beyond its value on
 * both sides (or to the bound known beforehand, where that is nearer).
 *
 * @returns no leak when the release is clean
 * @throws Refusal of `checkTables`
 *
 * Source: Fischetti and Salazar-González (2000), Journal of the American Statistical Association 95, 916-928
 * (the attacker's problem); Hundepool et al. (2012), Statistical Disclosure Control, chapter 4.
 */
export function auditRelease(tables: ReleaseTables, solver: LinearSolver): Leak[] {
  checkTables(tables)
  const { cells } = tables
  const hidden = cells.flatMap((cell, at) => (cell.hidden ? [{ cell, at }] : []))
  const optima = solver.solve(
    attackersProgram(tables),
    hidden.flatMap(({ at }) => {
      const costs = new Float64Array(cells.length)
      costs[at] = 1
      return [
        { costs, sense: 'minimise' as const },
        { costs, sense: 'maximise' as const },
      ]
    }),
  )
  return hidden.flatMap(({ cell }, place) => {
    const known = { cell: cell.id, ...boundsOf(cell, optima[2 * place]?.value, optima[2 * place + 1]?.value) }
    return isProtected(cell, known) ? [] : [known]
  })
}

function attackersProgram({ cells, relations }: ReleaseTables): LinearProgram {
  const position = new Map(cells.map(({ id }, at) => [id, at]))
  return {
    columns: cells.map(({ hidden, value, precision, low, high }) =>
      hidden ? { low, high } : { low: value - precision, high: value + precision },
    ),
    rows: relations.map(({ terms }) => ({
      columns: terms.map(({ cell }) => position.get(cell) ?? -1),
      coefficients: terms.map(({ coefficient }) => coefficient),
      low: 0,
      high: 0,
    })),
  }
}

function boundsOf(
  cell: Cell,
  low: number | undefined,
  high: number | undefined,
): { low: number; high: number } {
  if (low === undefined && high === undefined && Number.isFinite(cell.low) && Number.isFinite(cell.high)) {
    const message = `No values agree with what is printed beside ${cell.id}.`
    throw new Refusal('RELATION_DOES_NOT_HOLD', { cell: cell.id }, message)
  }
  const from = low ?? cell.low
  const to = high ?? cell.high
  // adding 0 turns -0 into 0
  return cell.whole
    ? { low: Math.ceil(from - EDGE) + 0, high: Math.floor(to + EDGE) + 0 }
    : { low: from, high: to }
}

function isProtected(cell: Cell, known: { low: number; high: number }): boolean {
  const lowest = Math.max(cell.low, cell.value - cell.protection)
  const highest = Math.min(cell.high, cell.value + cell.protection)
  return known.low <= lowest + EDGE && known.high >= highest - EDGE
}
