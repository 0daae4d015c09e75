import type { LinearSolver } from '#app/statistics/linear-program.ts'
import { auditRelease, type Leak } from './audit-release.ts'
import type { Cell, Relation, ReleaseTables } from './release-tables.ts'

export interface Suppression {
  /** the tables with further cells hidden */
  tables: ReleaseTables
  /** cells hidden beyond those that were hidden already, in the order they were chosen */
  alsoHidden: string[]
  /** what can still be worked out and no further hiding can help; the release must not go out */
  leaks: Leak[]
}

/**
 * Hides further cells until no hidden cell can be worked out.
 *
 * As long as the auditor finds a leak, one more printed cell is hidden: the one that costs least among those tied to a
 * leaking cell, directly or through hidden cells; then the audit is repeated. A cell hidden on the way that later
 * turned out not to be needed is printed again, dearest first. A cell hidden in this way needs no protection of its
 * own: it only has to leave the primary ones theirs.
 *
 * @throws Refusal of `auditRelease`
 */
export function suppressComplementary(tables: ReleaseTables, solver: LinearSolver): Suppression {
  const alsoHidden: string[] = []
  const relationsOf = relationsByCell(tables)
  let leaks = auditRelease(tables, solver)
  while (leaks.length > 0) {
    const next = cheapestPartner(hide(tables, alsoHidden), relationsOf, leaks)
    if (!next) return { tables: hide(tables, alsoHidden), alsoHidden, leaks }
    alsoHidden.push(next.id)
    leaks = auditRelease(hide(tables, alsoHidden), solver)
  }

  const costOf = new Map(tables.cells.map(({ id, cost }) => [id, cost]))
  const dearestFirst = alsoHidden.toSorted((a, b) => (costOf.get(b) ?? 0) - (costOf.get(a) ?? 0))
  const needed = dearestFirst.reduce((kept, cell) => {
    const fewer = kept.filter((other) => other !== cell)
    return auditRelease(hide(tables, fewer), solver).length === 0 ? fewer : kept
  }, alsoHidden)
  return { tables: hide(tables, needed), alsoHidden: needed, leaks: [] }
}

function hide({ cells, relations }: ReleaseTables, also: string[]): ReleaseTables {
  const chosen = new Set(also)
  return {
    cells: cells.map((cell) => (chosen.has(cell.id) ? { ...cell, hidden: true, protection: 0 } : cell)),
    relations,
  }
}

function relationsByCell({ relations }: ReleaseTables): Map<string, Relation[]> {
  const byCell = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const { cell } of relation.terms) {
      const known = byCell.get(cell)
      if (known) known.push(relation)
      else byCell.set(cell, [relation])
    }
  }
  return byCell
}

/** The printed cell that costs least among those tied to a leaking cell through hidden ones; ties go to the first. */
function cheapestPartner(
  { cells }: ReleaseTables,
  relationsOf: Map<string, Relation[]>,
  leaks: Leak[],
): Cell | undefined {
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const reached = new Set(leaks.map(({ cell }) => cell))
  const open = [...reached]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { terms } of relationsOf.get(id) ?? []) {
      for (const { cell } of terms) {
        if (reached.has(cell)) continue
        reached.add(cell)
        if (byId.get(cell)?.hidden) open.push(cell)
      }
    }
  }
  const candidates = cells.filter(
    ({ id, hidden, cost }) => !hidden && reached.has(id) && Number.isFinite(cost),
  )
  return candidates.reduce<Cell | undefined>(
    (best, cell) => (best && best.cost <= cell.cost ? best : cell),
    undefined,
  )
}
