import type { Cell, Relation, ReleaseTables } from './release-tables.ts'

/**
 * Two releases of the same figures read side by side: what changed between them is a figure of its own.
 *
 * Every figure of the later release that was in the earlier one gives a cell "later minus earlier". The cell is not
 * printed, so it must not leak: when only a few people came or went, their answers would be read off.
 *
 * @param protectChange whether a change is made by so few that it must stay unknown, and the distance that must remain
 * @returns one set of tables; earlier cells carry the prefix `earlier:`, changes `change:`, and earlier cells can no
 *   longer be hidden
 */
export function joinReleases(
  earlier: ReleaseTables,
  later: ReleaseTables,
  protectChange: (change: number, cell: Cell) => { hidden: boolean; protection: number },
): ReleaseTables {
  const before = new Map(earlier.cells.map((cell) => [cell.id, cell]))
  const changes = later.cells.flatMap((cell): { cell: Cell; relation: Relation }[] => {
    const old = before.get(cell.id)
    if (!old) return []
    const value = cell.value - old.value
    const { hidden, protection } = protectChange(value, cell)
    if (!hidden) return []
    const change = {
      ...cell,
      id: `change:${cell.id}`,
      value,
      hidden: true,
      protection,
      low: cell.low - old.high,
      high: cell.high - old.low,
      cost: Infinity,
    }
    const terms = [
      { cell: cell.id, coefficient: -1 },
      { cell: `earlier:${cell.id}`, coefficient: 1 },
      { cell: change.id, coefficient: 1 },
    ]
    return [{ cell: change, relation: { terms } }]
  })
  return {
    cells: [
      ...later.cells,
      ...earlier.cells.map((cell) => ({ ...cell, id: `earlier:${cell.id}`, cost: Infinity })),
      ...changes.map(({ cell }) => cell),
    ],
    relations: [
      ...later.relations,
      ...earlier.relations.map(({ terms }) => ({
        terms: terms.map(({ cell, coefficient }) => ({ cell: `earlier:${cell}`, coefficient })),
      })),
      ...changes.map(({ relation }) => relation),
    ],
  }
}
