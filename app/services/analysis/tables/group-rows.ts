import type { CategoryName } from '#app/survey/workbench/cross-table-report.ts'
import type { DomainColumn } from './read-domain.ts'
import type { WeighedCity } from './kept/weigh-wave.server.ts'

/** The groups of a table that occur in its cities, in the order of their categories. */
export interface Groups {
  names: CategoryName[][]
  /** by response; -1 = in none */
  groupOf: Int32Array
}

/**
 * Groups by one classification, or by two crossed.
 *
 * @param count responses of the wave
 */
export function groupRows(cities: WeighedCity[], domains: DomainColumn[], count: number): Groups {
  const [first, second] = domains
  const width = second ? second.categories.length : 1
  const keyOf = (row: number) => {
    const a = first ? first.codeOf(row) : 0
    const b = second ? second.codeOf(row) : 0
    return a < 0 || b < 0 ? -1 : a * width + b
  }
  const size = (first?.categories.length ?? 1) * width
  const places = new Int32Array(size).fill(-1)
  const keys = new Int32Array(count)
  for (let row = 0; row < count; row++) keys[row] = keyOf(row)
  for (const { rows } of cities) {
    for (let i = 0; i < rows.length; i++) {
      const key = keys[rows[i]!]!
      if (key >= 0) places[key] = 0
    }
  }
  const names: CategoryName[][] = []
  places.forEach((seen, key) => {
    if (seen < 0) return
    const ofFirst = first?.categories[Math.floor(key / width)]
    const ofSecond = second?.categories[key % width]
    places[key] = names.push([...(ofFirst ? [ofFirst] : []), ...(ofSecond ? [ofSecond] : [])]) - 1
  })
  return { names, groupOf: keys.map((key) => (key < 0 ? -1 : places[key]!)) }
}
