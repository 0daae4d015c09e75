import type { CategorySums } from './domain-cells.ts'

/** Measures made of the columns' means: M values and their M × k gradient; NaN = cannot be made. */
export interface Composite {
  values: Float64Array
  gradient: Float64Array
}
export type Combine = (means: Float64Array) => Composite

/** What one measure is linearised by: z = w Σ_p slope_p v_place(p), v as the cells keep it. */
export interface Slopes {
  /** places in v, rising: columns, then what says that they are missing, then the constant */
  places: Int32Array
  slopes: Float64Array
}

/** Some categories of a city taken together. */
export interface Side {
  values: Float64Array
  /** by measure */
  slopes: Slopes[]
  /** by measure: respondents and effective respondents of its thinnest column */
  n: Float64Array
  effectiveN: Float64Array
}

/**
 * Means of the columns over some categories and the measures made of them.
 *
 *   θ = f(ȳ_1, ..., ȳ_k),  ȳ_j = Σwy_j/Σw_j,
 *   z_i = w_i Σ_j s_j (y_ij - ȳ_j) = w_i Σ_j [s_j (y_ij - o_j) - s_j (ȳ_j - o_j)] over its answers j,  s_j = (∂f/∂ȳ_j)/Σw_j
 *
 * @param origins o, from which the sums are measured
 * @param categories places in the sums
 */
export function sideOfCity(
  sums: CategorySums,
  origins: Float64Array,
  categories: number[],
  combine: Combine,
): Side {
  const k = origins.length
  const take = (of: Float64Array, j: number) => categories.reduce((all, c) => all + of[c * k + j]!, 0)
  const weight = origins.map((_, j) => take(sums.weight, j))
  const moved = origins.map((_, j) => (weight[j]! > 0 ? take(sums.sum, j) / weight[j]! : NaN))
  const n = origins.map((_, j) => take(sums.n, j))
  const effectiveN = origins.map((_, j) => (weight[j]! > 0 ? weight[j]! ** 2 / take(sums.squares, j) : 0))
  const { values, gradient } = combine(moved.map((distance, j) => origins[j]! + distance))
  const used = Array.from(values, (value, m) => {
    const columns = Array.from(origins.keys()).filter((j) => gradient[m * k + j] !== 0)
    return Number.isNaN(value) ? [] : columns
  })
  const least = (of: Float64Array) =>
    Float64Array.from(used, (columns) => (columns.length === 0 ? 0 : Math.min(...columns.map((j) => of[j]!))))
  const slopes = used.map((columns, m): Slopes => {
    const slope = columns.map((j) => gradient[m * k + j]! / weight[j]!)
    const taken = columns.map((j, p) => slope[p]! * moved[j]!)
    return {
      places: Int32Array.from([...columns, ...columns.map((j) => k + j), 2 * k]),
      slopes: Float64Array.from([...slope, ...taken, -taken.reduce((sum, part) => sum + part, 0)]),
    }
  })
  return { values, slopes, n: least(n), effectiveN: least(effectiveN) }
}
