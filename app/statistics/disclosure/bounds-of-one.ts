import type { Cell, Relation } from './release-tables.ts'

/**
 * The bounds of a hidden cell where no linear programme is needed: it stands alone, every relation ties it to printed
 * figures only, so each gives an interval at once; or all there is is one relation, in which the other hidden cells
 * move freely between their own bounds. With the other figures of a relation summing to [a, b]:
 *
 *   c·x + [a, b] = 0  ⟹  c·x ∈ [-b, -a];   c·x + [a, b] ≥ 0  ⟹  c·x ≥ -b
 *
 * @returns low above high when no value agrees with what is printed
 */
export function boundsOfOne(
  cell: Cell,
  relations: readonly Relation[],
  byId: Map<string, Cell>,
): { low: number; high: number } {
  let { low, high } = cell
  for (const { terms, atLeast } of relations) {
    let own = 0
    let [least, most] = [0, 0]
    for (const { cell: id, coefficient } of terms) {
      if (id === cell.id) {
        own += coefficient
        continue
      }
      const { hidden, value, precision, low: from, high: to } = byId.get(id)!
      const ends = hidden ? [from, to] : [value - precision, value + precision]
      least += Math.min(coefficient * ends[0]!, coefficient * ends[1]!)
      most += Math.max(coefficient * ends[0]!, coefficient * ends[1]!)
    }
    if (own === 0) continue
    const ends = [-most / own, atLeast ? Math.sign(own) * Infinity : -least / own]
    low = Math.max(low, Math.min(...ends))
    high = Math.min(high, Math.max(...ends))
  }
  return { low, high }
}
