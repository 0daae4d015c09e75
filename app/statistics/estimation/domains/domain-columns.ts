import type { ScoreSource } from '#app/statistics/estimation/estimate-scores.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

/** The columns of a city row by row, in the order of its units: place i · k + j is column j of row i; NaN = missing. */
export interface DomainColumns {
  k: number
  values: Float64Array
}

/** Writes every column once; all classifications of the city read them from here. */
export function domainColumns({ units, weights }: CityWeighting, sources: ScoreSource[]): DomainColumns {
  const k = sources.length
  const values = new Float64Array(k * weights.length)
  const column = new Float64Array(weights.length)
  sources.forEach(({ fill }, j) => {
    fill(column, units.order)
    for (let i = 0; i < column.length; i++) values[i * k + j] = column[i]!
  })
  return { k, values }
}

/** Weighted sums of every column in every category, category by category. */
export interface CategorySums {
  /** respondents with weight, whether they answered or not, per category */
  respondents: Float64Array
  /** Σw of the same */
  people: Float64Array
  /** respondents with value and weight, per category and column */
  n: Float64Array
  /** Σw, Σw² and Σwy of the same */
  weight: Float64Array
  squares: Float64Array
  sum: Float64Array
}

/**
 * Adds up every column by category.
 *
 * @param codes category of each row in the order of the units, below `size`; -1 = none
 */
export function sumByCategory(
  { units }: CityWeighting,
  { k, values }: DomainColumns,
  codes: Int32Array,
  size: number,
): CategorySums {
  const [respondents, people] = [new Float64Array(size), new Float64Array(size)]
  const [n, weight, squares, sum] = Array.from({ length: 4 }, () => new Float64Array(size * k)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let i = 0
  for (let u = 0; u < units.count.length; u++) {
    const end = i + units.count[u]!
    const w = units.weight[u]!
    for (; i < end; i++) {
      const code = codes[i]!
      if (code < 0 || w === 0) continue
      respondents[code]!++
      people[code]! += w
      for (let j = 0; j < k; j++) {
        const y = values[i * k + j]!
        if (y !== y) continue
        const at = code * k + j
        n[at]!++
        weight[at]! += w
        squares[at]! += w * w
        sum[at]! += w * y
      }
    }
  }
  return { respondents, people, n, weight, squares, sum }
}
