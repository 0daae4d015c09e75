import type { LinearSolver } from '#app/statistics/linear-program.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { boundsOfOne } from './bounds-of-one.ts'
import { attackersProgram, hiddenParts, type HiddenPart } from './hidden-parts.ts'
import { checkTables, type Cell, type ReleaseTables } from './release-tables.ts'

/** A hidden cell that can be worked out too closely, with what anybody can be sure of. */
export interface Leak {
  cell: string
  low: number
  high: number
  /** printed cells that give it away, together */
  by: string[]
}

/** Whole numbers are taken inwards, but not for a rounding error of the solver. */
const EDGE = 1e-6

/**
 * Tries to work out every hidden cell from everything that is printed.
 *
 * For each hidden cell the smallest and the largest value are found that agree with all printed figures, all relations
 * and the bounds known beforehand. The cell leaks when that interval does not reach `protection` beyond its value on
 * both sides (or to the bound known beforehand, where that is nearer). A cell whose value nobody keeps leaks when the
 * interval is narrower than twice the protection and narrower than what was known beforehand.
 *
 * Hidden cells that nothing ties together are audited apart, so the cost grows with what is hidden, not with what is
 * printed.
 *
 * @returns no leak when the release is clean; in the order of the cells
 * @throws Refusal of `checkTables`; RELATION_DOES_NOT_HOLD when no values agree with what is printed
 *
 * Source: Fischetti and Salazar-González (2000), Journal of the American Statistical Association 95, 916-928
 * (the attacker's problem, sliding protection); Hundepool et al. (2012), Statistical Disclosure Control, chapter 4.
 */
export function auditRelease(tables: ReleaseTables, solver: LinearSolver): Leak[] {
  checkTables(tables)
  const byId = new Map(tables.cells.map((cell) => [cell.id, cell]))
  const found = hiddenParts(tables).flatMap((part) => auditPart(part, tables.cells, byId, solver))
  const place = new Map(tables.cells.map(({ id }, at) => [id, at]))
  return found.sort((a, b) => place.get(a.cell)! - place.get(b.cell)!)
}

function auditPart(part: HiddenPart, cells: Cell[], byId: Map<string, Cell>, solver: LinearSolver): Leak[] {
  const guarded = part.hidden.map((at) => cells[at]!).filter(({ protection }) => protection > 0)
  if (part.relations.length === 0 || guarded.length === 0) return []
  const bounds =
    part.hidden.length === 1 || part.relations.length === 1
      ? guarded.map((cell) => boundsOfOne(cell, part.relations, byId))
      : solvePart(part, guarded, cells, byId, solver)
  return guarded.flatMap((cell, which) => {
    const { low, high } = bounds[which]!
    const known = boundsOf(cell, low, high)
    return isProtected(cell, known) ? [] : [{ cell: cell.id, ...known, by: part.printed }]
  })
}

/** The smallest and the largest value of each guarded cell; undefined where there is none. */
function solvePart(
  part: HiddenPart,
  guarded: Cell[],
  cells: Cell[],
  byId: Map<string, Cell>,
  solver: LinearSolver,
): { low: number | undefined; high: number | undefined }[] {
  const program = attackersProgram(part, byId, cells)
  const places = new Map(part.hidden.map((at, column) => [cells[at]!.id, column]))
  const optima = solver.solve(
    program,
    guarded.flatMap(({ id }) => {
      const costs = new Float64Array(program.columns.length)
      costs[places.get(id)!] = 1
      return [
        { costs, sense: 'minimise' as const },
        { costs, sense: 'maximise' as const },
      ]
    }),
  )
  return guarded.map((_, which) => ({ low: optima[2 * which]?.value, high: optima[2 * which + 1]?.value }))
}

function boundsOf(
  cell: Cell,
  low: number | undefined,
  high: number | undefined,
): { low: number; high: number } {
  const unsolved =
    low === undefined && high === undefined && Number.isFinite(cell.low) && Number.isFinite(cell.high)
  if (unsolved || (low ?? cell.low) > (high ?? cell.high) + EDGE) {
    const message = `No values agree with what is printed beside ${cell.id}.`
    throw new Refusal('RELATION_DOES_NOT_HOLD', { cells: [cell.id] }, message)
  }
  const from = low ?? cell.low
  const to = high ?? cell.high
  // adding 0 turns -0 into 0
  return cell.whole
    ? { low: Math.ceil(from - EDGE) + 0, high: Math.floor(to + EDGE) + 0 }
    : { low: from, high: to }
}

function isProtected(cell: Cell, known: { low: number; high: number }): boolean {
  if (Number.isNaN(cell.value)) {
    const enough = Math.min(2 * cell.protection, cell.high - cell.low)
    return known.high - known.low >= enough - EDGE
  }
  const lowest = Math.max(cell.low, cell.value - cell.protection)
  const highest = Math.min(cell.high, cell.value + cell.protection)
  return known.low <= lowest + EDGE && known.high >= highest - EDGE
}
