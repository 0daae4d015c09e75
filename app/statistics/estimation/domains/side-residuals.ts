import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { DomainColumns } from './domain-columns.ts'
import type { Side } from './side-of-city.ts'

/** Linearised values of one measure, before the raking residual: what their variance needs of them. */
export interface Residuals {
  /** Σ z per unit */
  sums: Float64Array
  /** Σ z² per stratum */
  squares: Float64Array
}

/** By measure: over the rows inside, and over the others that have a category. */
export interface SideResiduals {
  inside: Residuals[]
  others: Residuals[]
}

/**
 * Goes through the rows once and linearises every measure of a category and of the rest of the city; each row lies
 * on one side only.
 *
 * @param codes category of each row in the order of the units; -1 = on neither side
 */
export function sideResiduals(
  { units }: CityWeighting,
  columns: DomainColumns,
  codes: Int32Array,
  category: number,
  sides: { inside: Side; others: Side },
  strata: number,
): SideResiduals {
  const measures = sides.inside.parts.length
  const empty = () =>
    Array.from({ length: measures }, (): Residuals => ({
      sums: new Float64Array(units.count.length),
      squares: new Float64Array(strata),
    }))
  const residuals = { inside: empty(), others: empty() }
  const sum = { inside: new Float64Array(measures), others: new Float64Array(measures) }
  const square = { inside: new Float64Array(measures), others: new Float64Array(measures) }
  let i = 0
  for (let u = 0; u < units.count.length; u++) {
    const end = i + units.count[u]!
    const w = units.weight[u]!
    if (w === 0) {
      i = end
      continue
    }
    for (; i < end; i++) {
      const code = codes[i]!
      if (code < 0) continue
      const side = code === category ? 'inside' : 'others'
      addRow(sides[side], columns, i, sum[side], square[side])
    }
    for (const side of ['inside', 'others'] as const) {
      for (let m = 0; m < measures; m++) {
        const { sums, squares } = residuals[side][m]!
        sums[u] = w * sum[side][m]!
        squares[units.stratum[u]!]! += w * w * square[side][m]!
      }
      sum[side].fill(0)
      square[side].fill(0)
    }
  }
  return residuals
}

/** Adds z/w of one row and its square to every measure. */
function addRow(
  { parts }: Side,
  { k, values }: DomainColumns,
  row: number,
  sum: Float64Array,
  square: Float64Array,
): void {
  const start = row * k
  for (let m = 0; m < parts.length; m++) {
    const { columns, slopes, means } = parts[m]!
    let z = 0
    for (let p = 0; p < columns.length; p++) {
      const distance = values[start + columns[p]!]! - means[p]!
      if (distance === distance) z += slopes[p]! * distance
    }
    sum[m]! += z
    square[m]! += z * z
  }
}
