import type { StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

/**
 * The cells of a table that occur in one city, k of them, with everything their covariance is made of. Q is the number
 * of categories of all margins, H of strata.
 */
export interface CityCells {
  /** the cells that occur */
  places: number[]
  /** respondents with a weight, Σw and Σw² of each */
  n: Float64Array
  weight: Float64Array
  squares: Float64Array
  /** Σ ρ w² */
  own: Float64Array
  /** k × H: Σw by stratum */
  ofStratum: Float64Array
  /** k × Q: b, by which raking is swept */
  base: Float64Array
  /** k × Q: Σ ρ w l, with l what a category's number counts in the residual of a respondent */
  along: Float64Array
}

/** Adds up the cells of a city in one pass over its rows; what follows grows with the cells. */
export function cityCells(
  { units, residual }: CityWeighting,
  cells: Int32Array,
  size: number,
  { root }: StratumScales,
): CityCells {
  const { places, placeOf } = occurring(cells, size)
  const [k, strata, categories] = [places.length, root.length, residual?.categories ?? 0]
  const zeros = (length: number) => new Float64Array(length)
  const [n, weight, squares, own] = [zeros(k), zeros(k), zeros(k), zeros(k)]
  const [ofStratum, base, along] = [zeros(k * strata), zeros(k * categories), zeros(k * categories)]
  const count = new Int32Array(k)
  const present = new Int32Array(k)
  let i = 0
  for (let u = 0; u < units.count.length; u++) {
    let seen = 0
    for (const end = i + units.count[u]!; i < end; i++) {
      const cell = cells[units.order[i]!]!
      if (cell < 0) continue
      const a = placeOf[cell]!
      if (count[a]!++ === 0) present[seen++] = a
    }
    const w = units.weight[u]!
    const h = units.stratum[u]!
    const rho = root[h]! ** 2
    for (let s = 0; s < seen; s++) {
      const a = present[s]!
      const total = w * count[a]!
      if (w !== 0) n[a]! += count[a]!
      weight[a]! += total
      squares[a]! += w * total
      own[a]! += rho * w * total
      ofStratum[a * strata + h]! += total
    }
    if (residual && residual.start[u]! > 0) {
      const d = residual.start[u]!
      const c = residual.cell[u]!
      for (const { place, share, factor } of residual.margins) {
        const q = place[c]!
        if (q < 0) continue
        for (let s = 0; s < seen; s++) {
          const a = present[s]!
          const total = w * count[a]!
          base[a * categories + q]! += (share[c]! * total) / d
          along[a * categories + q]! -= rho * total * d * factor[c]!
        }
      }
    }
    for (let s = 0; s < seen; s++) count[present[s]!] = 0
  }
  return { places, n, weight, squares, own, ofStratum, base, along }
}

function occurring(cells: Int32Array, size: number): { places: number[]; placeOf: Int32Array } {
  const placeOf = new Int32Array(size).fill(-1)
  for (let i = 0; i < cells.length; i++) if (cells[i]! >= 0) placeOf[cells[i]!] = 0
  const places: number[] = []
  placeOf.forEach((seen, cell) => {
    if (seen === 0) placeOf[cell] = places.push(cell) - 1
  })
  return { places, placeOf }
}
