import type { LinearProgram } from '#app/statistics/linear-program.ts'
import type { Cell, Relation, ReleaseTables } from './release-tables.ts'

/** Hidden cells that are tied to one another, with what is printed beside them. */
export interface HiddenPart {
  /** places of its hidden cells in the tables, in their order */
  hidden: number[]
  relations: Relation[]
  /** ids of the printed cells its relations name */
  printed: string[]
}

/**
 * Takes the tables apart: hidden cells belong together when a relation names both, directly or through others. What
 * is hidden in one part says nothing of another, so each is audited by itself. A hidden cell that no relation names
 * is a part of its own, without relations.
 */
export function hiddenParts({ cells, relations }: ReleaseTables): HiddenPart[] {
  const placeOf = new Map(cells.map(({ id }, at) => [id, at]))
  const parent = cells.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root]!
    for (let next = at; next !== root;) [next, parent[next]] = [parent[next]!, root]
    return root
  }
  const hiddenIn = relations.map(({ terms }) =>
    terms.flatMap(({ cell }) => {
      const at = placeOf.get(cell)
      return at !== undefined && cells[at]!.hidden ? [at] : []
    }),
  )
  for (const [first, ...others] of hiddenIn)
    for (const other of others) parent[rootOf(other)] = rootOf(first!)

  const parts = new Map<number, HiddenPart & { names: Set<string> }>()
  cells.forEach((cell, at) => {
    if (!cell.hidden) return
    const part = parts.get(rootOf(at))
    if (part) part.hidden.push(at)
    else parts.set(rootOf(at), { hidden: [at], relations: [], printed: [], names: new Set() })
  })
  relations.forEach((relation, which) => {
    const [first] = hiddenIn[which]!
    const part = first === undefined ? undefined : parts.get(rootOf(first))
    if (!part) return
    part.relations.push(relation)
    for (const { cell } of relation.terms) if (!cells[placeOf.get(cell)!]!.hidden) part.names.add(cell)
  })
  return Array.from(parts.values(), ({ names, ...part }) => ({ ...part, printed: [...names] }))
}

/**
 * The attacker's problem of one part: its hidden cells between the bounds known beforehand, its printed cells as
 * precisely as they are printed, tied by its relations.
 */
export function attackersProgram(part: HiddenPart, byId: Map<string, Cell>, cells: Cell[]): LinearProgram {
  const columns = [...part.hidden.map((at) => cells[at]!), ...part.printed.map((id) => byId.get(id)!)]
  const column = new Map(columns.map(({ id }, at) => [id, at]))
  return {
    columns: columns.map(({ hidden, value, precision, low, high }) =>
      hidden ? { low, high } : { low: value - precision, high: value + precision },
    ),
    rows: part.relations.map(({ terms, atLeast }) => ({
      columns: terms.map(({ cell }) => column.get(cell)!),
      coefficients: terms.map(({ coefficient }) => coefficient),
      low: 0,
      high: atLeast ? Infinity : 0,
    })),
  }
}
