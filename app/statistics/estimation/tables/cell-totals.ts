import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { cellCovariance } from './cell-covariance.ts'
import { cityCells } from './city-cells.ts'

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
 * covariance serves all shares, means and tests (`cellCovariance` has its formula).
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
  const sampled = new Float64Array(units.stratum.reduce((a, b) => Math.max(a, b), 0) + 1)
  for (let u = 0; u < units.count.length; u++) sampled[units.stratum[u]!]! += units.count[u]!
  into.degrees += weightedRows(units) - sampled.reduce((strata, n) => strata + (n > 0 ? 1 : 0), 0)
  const scales = stratumScales(sampled, stratumSizes, lonelyPsu)
  const size = into.n.length
  const city = cityCells(weighting, cells, size, scales)
  const { places } = city
  const k = places.length
  const block = scales.unavailable
    ? new Float64Array(k * k).fill(NaN)
    : cellCovariance(weighting, city, scales, sampled)
  for (let a = 0; a < k; a++) {
    const cell = places[a]!
    into.n[cell]! += city.n[a]!
    into.weight[cell]! += scale * city.weight[a]!
    into.squares[cell]! += scale * scale * city.squares[a]!
    for (let b = 0; b < k; b++)
      into.covariance[cell * size + places[b]!]! += block[a * k + b]! * scale * scale
  }
}

function weightedRows({ count, weight }: CityWeighting['units']): number {
  return count.reduce((n, of, u) => n + (weight[u]! > 0 ? of : 0), 0)
}
