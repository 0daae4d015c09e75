import { crossProducts } from '#app/statistics/variance/cross-products.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales, type StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { workColumns } from '#app/statistics/estimation/workspace.ts'

/** Estimated totals of the cells of a table over any number of cities, and what their errors need. */
export interface CellTotals {
  /** respondents with a weight */
  n: Float64Array
  /** Σw: people */
  weight: Float64Array
  /** Σw², for effective sample sizes */
  squares: Float64Array
  /** k × k of the Σw, row-major; NaN where an error is unknown */
  covariance: Float64Array
  /** respondents minus strata of the cities taken in: degrees of freedom of the design */
  degrees: number
}

/** Totals of k cells before any city is taken in. */
export function emptyCellTotals(k: number): CellTotals {
  return {
    n: new Float64Array(k),
    weight: new Float64Array(k),
    squares: new Float64Array(k),
    covariance: new Float64Array(k * k),
    degrees: 0,
  }
}

export interface CityOfTable {
  weighting: CityWeighting
  /** length n, the cell of each respondent; -1 = in none, which keeps the respondent in the design */
  cells: Int32Array
  /** what the city's weights are multiplied by, so that cities count as they have people; 1 = as they are */
  scale: number
}

/**
 * Adds the cells of one city, whose sample is independent of all others.
 *
 * Everything a table says of cells that exclude one another is a function of their totals N_k = Σ w 1_k, so one
 * covariance serves all shares, means and tests. Respondents of a unit share weight w and raking residual s_k, so
 * with c_uk of them in cell k and T_uk = w c_uk + n_u s_k their values are summed without touching rows:
 *
 *   V_kl = Σ_u ρ_h [(T_uk - n_u T̄_hk)(T_ul - n_u T̄_hl)/n_u + w²(1_kl c_uk - c_uk c_ul/n_u)],
 *   ρ_h = (1 - n_h/N_h) n_h/(n_h - 1)
 *
 * @throws Refusal SINGLE_PSU_STRATUM under lonelyPsu `fail`
 * Source: Särndal, Swensson and Wretman (1992), ch. 5-6; as `estimateScores`, of which it is another road.
 * Checked: tests/reference/cross-tables (R survey 4.1.1).
 */
export function addCellTotals(
  into: CellTotals,
  { weighting, cells, scale }: CityOfTable,
  lonelyPsu: LonelyPsu,
): void {
  const { units, stratumSizes } = weighting
  const { places, counts } = countCells(units.of, units.count.length, cells, into.n.length)
  const k = places.length
  const sampled = new Float64Array(units.stratum.reduce((a, b) => Math.max(a, b), 0) + 1)
  for (let u = 0; u < units.count.length; u++) sampled[units.stratum[u]!]! += units.count[u]!
  into.degrees += weightedRows(units) - sampled.reduce((strata, n) => strata + (n > 0 ? 1 : 0), 0)
  for (let u = 0; u < units.count.length; u++) {
    const w = units.weight[u]! * scale
    if (w === 0) continue
    for (let a = 0; a < k; a++) {
      const count = counts[u * k + a]!
      into.n[places[a]!]! += count
      into.weight[places[a]!]! += w * count
      into.squares[places[a]!]! += w * w * count
    }
  }
  const scales = stratumScales(sampled, stratumSizes, lonelyPsu)
  const block = scales.unavailable
    ? new Float64Array(k * k).fill(NaN)
    : between(weighting, counts, k, scales, sampled)
  if (!scales.unavailable) addWithin(block, weighting, counts, k, scales)
  const size = into.n.length
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      into.covariance[places[a]! * size + places[b]!]! += block[a * k + b]! * scale * scale
    }
  }
}

/** The cells that occur, and respondents by unit and cell, unit by unit. */
function countCells(unitOf: Int32Array, units: number, cells: Int32Array, size: number) {
  const place = new Int32Array(size).fill(-1)
  const places: number[] = []
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell >= 0 && place[cell]! < 0) place[cell] = places.push(cell) - 1
  }
  const k = places.length
  const counts = new Float64Array(units * k)
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (cell >= 0) counts[unitOf[i]! * k + place[cell]!]!++
  }
  return { places, counts }
}

/** Σ_u ρ (T_u - n_u T̄_h)(T_u - n_u T̄_h)ᵀ/n_u */
function between(
  { units, shiftOf }: CityWeighting,
  counts: Float64Array,
  k: number,
  scales: StratumScales,
  sampled: Float64Array,
): Float64Array {
  const { count, weight, stratum } = units
  const columns = workColumns(k, count.length)
  columns.forEach((column, a) => {
    for (let u = 0; u < column.length; u++) column[u] = weight[u]! * counts[u * k + a]!
    const shift = shiftOf?.(column)
    const centre = new Float64Array(sampled.length)
    for (let u = 0; u < column.length; u++) {
      if (shift) column[u]! += count[u]! * shift[u]!
      centre[stratum[u]!]! += column[u]!
    }
    for (let u = 0; u < column.length; u++) {
      const h = stratum[u]!
      const mean = scales.centred[h] === 1 ? centre[h]! / sampled[h]! : 0
      column[u] = ((column[u]! - count[u]! * mean) * scales.root[h]!) / Math.sqrt(count[u]!)
    }
  })
  return crossProducts(columns)
}

/** Σ_u ρ w² (diag(c_u) - c_u c_uᵀ/n_u), over the cells that occur in the unit. */
function addWithin(
  block: Float64Array,
  { units }: CityWeighting,
  counts: Float64Array,
  k: number,
  scales: StratumScales,
): void {
  const seen = new Int32Array(k)
  for (let u = 0; u < units.count.length; u++) {
    const factor = (scales.root[units.stratum[u]!]! * units.weight[u]!) ** 2
    if (factor === 0) continue
    let present = 0
    for (let a = 0; a < k; a++) if (counts[u * k + a]! > 0) seen[present++] = a
    for (let i = 0; i < present; i++) {
      const a = seen[i]!
      const ofA = counts[u * k + a]!
      block[a * k + a]! += factor * ofA
      const share = (factor * ofA) / units.count[u]!
      for (let j = 0; j < present; j++) block[a * k + seen[j]!]! -= share * counts[u * k + seen[j]!]!
    }
  }
}

function weightedRows({ count, weight }: CityWeighting['units']): number {
  return count.reduce((n, of, u) => n + (weight[u]! > 0 ? of : 0), 0)
}
