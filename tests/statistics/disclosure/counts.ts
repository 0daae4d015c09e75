import { totalOf, type Cell, type ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'

/** A table of counts with fewer than ten hidden and a protection of five. */
export function count(id: string, value: number, more: Partial<Cell> = {}): Cell {
  return {
    id,
    value,
    hidden: value < 10,
    low: 0,
    high: Infinity,
    precision: 0,
    whole: true,
    protection: 5,
    cost: value,
    ...more,
  }
}

/** Two districts by two sexes with all totals. */
export function twoByTwo([a, b, c, d]: [number, number, number, number]): ReleaseTables {
  return {
    cells: [
      count('east:men', a),
      count('east:women', b),
      count('west:men', c),
      count('west:women', d),
      count('east', a + b),
      count('west', c + d),
      count('men', a + c),
      count('women', b + d),
      count('all', a + b + c + d, { cost: Infinity }),
    ],
    relations: [
      totalOf('east', ['east:men', 'east:women']),
      totalOf('west', ['west:men', 'west:women']),
      totalOf('men', ['east:men', 'west:men']),
      totalOf('women', ['east:women', 'west:women']),
      totalOf('all', ['east', 'west']),
      totalOf('all', ['men', 'women']),
    ],
  }
}
