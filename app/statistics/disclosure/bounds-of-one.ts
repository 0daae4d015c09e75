import type { Cell, Relation } from './release-tables.ts'

/**
 * The bounds of a hidden cell that stands alone: every relation ties it to printed figures only, so each gives an
 * interval at once and no linear programme is needed. With the printed figures of a relation summing to [a, b]:
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
      const { value, precision } = byId.get(id)!
      const reach = Math.abs(coefficient) * precision
      least += coefficient * value - reach
      most += coefficient * value + reach
    }
    if (own === 0) continue
    const ends = [-most / own, atLeast ? Math.sign(own) * Infinity : -least / own]
    low = Math.max(low, Math.min(...ends))
    high = Math.min(high, Math.max(...ends))
  }
  return { low, high }
}
