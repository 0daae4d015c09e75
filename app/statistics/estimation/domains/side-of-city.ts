import type { CategorySums } from './domain-columns.ts'

/** Measures made of the columns' means: M values and their M × k gradient; NaN = cannot be made. */
export interface Composite {
  values: Float64Array
  gradient: Float64Array
}
export type Combine = (means: Float64Array) => Composite

/** Some categories of a city taken together: its measures and what linearises them. */
export interface Side {
  values: Float64Array
  /** by measure: columns it is made of, ∂measure/∂mean over Σw of the column, and the column's mean */
  parts: { columns: Int32Array; slopes: Float64Array; means: Float64Array }[]
  /** by measure: respondents and effective respondents of its thinnest column */
  n: Float64Array
  effectiveN: Float64Array
}

/**
 * Means of the columns over some categories and the measures made of them.
 *
 *   θ = f(ȳ_1, ..., ȳ_k),  ȳ_j = Σwy_j/Σw_j,  z_i = w_i Σ_j (∂f/∂ȳ_j) (y_ij - ȳ_j)/Σw_j
 *
 * @param categories places in the sums
 */
export function sideOfCity(sums: CategorySums, k: number, categories: number[], combine: Combine): Side {
  const take = (of: Float64Array, j: number) => categories.reduce((all, c) => all + of[c * k + j]!, 0)
  const [means, weight, n, effectiveN] = Array.from({ length: 4 }, () => new Float64Array(k)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let j = 0; j < k; j++) {
    weight[j] = take(sums.weight, j)
    means[j] = weight[j]! > 0 ? take(sums.sum, j) / weight[j]! : NaN
    n[j] = take(sums.n, j)
    effectiveN[j] = weight[j]! > 0 ? weight[j]! ** 2 / take(sums.squares, j) : 0
  }
  const { values, gradient } = combine(means)
  const parts = Array.from(values, (value, m) => {
    const columns: number[] = []
    if (!Number.isNaN(value)) for (let j = 0; j < k; j++) if (gradient[m * k + j] !== 0) columns.push(j)
    return {
      columns: Int32Array.from(columns),
      slopes: Float64Array.from(columns, (j) => gradient[m * k + j]! / weight[j]!),
      means: Float64Array.from(columns, (j) => means[j]!),
    }
  })
  const least = (of: Float64Array) =>
    Float64Array.from(parts, ({ columns }) =>
      columns.length === 0 ? 0 : Math.min(...Array.from(columns, (j) => of[j]!)),
    )
  return { values, parts, n: least(n), effectiveN: least(effectiveN) }
}
