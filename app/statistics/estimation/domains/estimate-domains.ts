import { compareEstimates, type Comparison } from '#app/statistics/estimation/across/compare-estimates.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import { intervalOf, type ScoreOptions } from '#app/statistics/estimation/estimate-scores.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales, type StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { sumByCategory, type DomainCells } from './domain-cells.ts'
import { sideOfCity, type Combine, type Side } from './side-of-city.ts'
import { allProducts, sideResiduals, type Residuals } from './side-residuals.ts'

/** A measure of one domain, and the domain held against the others. */
export interface DomainMeasureEstimate {
  estimate: number | null
  se: number | null
  ciLower: number | null
  ciUpper: number | null
  /** respondents and effective respondents of the thinnest column it is made of */
  n: number
  effectiveN: number
  /** domain less others */
  comparison: Comparison
}

export interface DomainEstimate {
  /** respondents with weight */
  n: number
  /** Σw of them over Σw of all who have a category */
  share: number
  measures: DomainMeasureEstimate[]
}

export interface DomainOptions {
  confidenceLevel: number
  lonelyPsu: LonelyPsu
  /** the measures out of the means of the columns */
  combine: Combine
  /** by measure: proportions keep their interval inside [0, 1] */
  kinds: ScoreOptions['kind'][]
}

/**
 * Estimates measures for every category of a classification, and the difference of each category to all others that
 * have one.
 *
 *   d = θ_c - θ_others,   var = Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)²,
 *   z_i = z_i(θ_c) inside, -z_i(θ_others) on the other side, 0 for rows without a category, each with the raking residual
 *
 * The whole design stays: rows outside are zeros, strata and margins are those of the city, so the covariance of both
 * sides is in it. A measure may be a function of several means (an index of its scores); it is linearised through its
 * gradient. Intervals and tests are t with the degrees of freedom of the design, respondents minus strata: what is
 * printed of a domain does not tell the number of its respondents.
 *
 * Units share weight and raking residual, so everything is made of the sums of their cells and rows are touched once.
 *
 * @param variable place of the classification in the cells
 * @throws Refusal SINGLE_PSU_STRATUM under lonelyPsu `fail`
 * Source: Särndal, Swensson and Wretman (1992), ch. 5 and 10; R survey `svyby` with `svycontrast`.
 * Checked: tests/statistics/estimation/domains/raked-city (R survey 4.1.1); another road: `estimateScores`.
 */
export function estimateDomains(
  weighting: CityWeighting,
  cells: DomainCells,
  variable: number,
  options: DomainOptions,
): DomainEstimate[] {
  const { units, stratumSizes } = weighting
  const sampled = new Float64Array(strataOf(weighting))
  for (let u = 0; u < units.count.length; u++) sampled[units.stratum[u]!]! += units.count[u]!
  const scales = stratumScales(sampled, stratumSizes, options.lonelyPsu)
  const df = domainDegrees(units)
  const sums = sumByCategory(weighting, cells, variable)
  const products = allProducts(cells, variable)
  const people = sums.people.reduce((a, b) => a + b, 0)
  const all = Array.from(sums.respondents.keys())
  return all.map((category): DomainEstimate => {
    const inside = sideOfCity(sums, cells.origins, [category], options.combine)
    const others = sideOfCity(
      sums,
      cells.origins,
      all.filter((c) => c !== category),
      options.combine,
    )
    const n = sums.respondents[category]!
    const share = people > 0 ? sums.people[category]! / people : 0
    const sides = { inside, others }
    const found = n === 0 ? null : sideResiduals(weighting, cells, variable, category, sides, products)
    const errorOf = (residuals: Residuals) =>
      scales.unavailable ? null : Math.sqrt(varianceOf(weighting, residuals, scales, sampled))
    const measures = options.kinds.map((kind, m): DomainMeasureEstimate => {
      const known = found !== null && !Number.isNaN(inside.values[m]!)
      const [n, effectiveN] = [inside.n[m]!, inside.effectiveN[m]!]
      const estimate = known ? inside.values[m]! : null
      const se = known && n > 1 ? errorOf(found.inside[m]!) : null
      const interval =
        estimate === null || se === null
          ? null
          : intervalOf(estimate, se, effectiveN, options.confidenceLevel, df, kind)
      const both = known && se !== null && (others.n[m] ?? 0) > 1
      const error = both ? errorOf(difference(found.inside[m]!, found.others[m]!)) : null
      // the covariance of both sides is in the error of the difference already
      const comparison = compareEstimates(
        { estimate, se: error, df },
        { estimate: valueOf(others, m), se: error === null ? null : 0, df },
        { confidenceLevel: options.confidenceLevel, covariance: 0, df },
      )
      return {
        ...{ estimate, se, n, effectiveN, comparison },
        ciLower: interval ? interval[0] : null,
        ciUpper: interval ? interval[1] : null,
      }
    })
    return { n, share, measures }
  })
}

/** Strata of a city, numbered from 0. */
export function strataOf({ units }: CityWeighting): number {
  return units.stratum.reduce((a, b) => Math.max(a, b), 0) + 1
}

function valueOf({ values }: Side, m: number): number | null {
  return Number.isNaN(values[m]!) ? null : values[m]!
}

function difference(inside: Residuals, others: Residuals): Residuals {
  const sums = new Float64Array(inside.sums.length)
  for (let u = 0; u < sums.length; u++) sums[u] = inside.sums[u]! - others.sums[u]!
  return {
    sums,
    squares: inside.squares.map((square, h) => square + others.squares[h]!),
  }
}

/** Σ_h scale² Σ_i (z_i + s_u - c_h)² with s the raking residual of the unit and c the mean of the stratum. */
function varianceOf(
  { units, shiftOf }: CityWeighting,
  { sums, squares }: Residuals,
  { root, centred }: StratumScales,
  sampled: Float64Array,
): number {
  const { count, stratum } = units
  const shift = shiftOf ? shiftOf(sums) : new Float64Array(sums.length)
  const centre = new Float64Array(sampled.length)
  for (let u = 0; u < sums.length; u++) centre[stratum[u]!]! += sums[u]! + count[u]! * shift[u]!
  let variance = 0
  for (let h = 0; h < centre.length; h++) {
    centre[h] = centred[h] === 1 && sampled[h]! > 0 ? centre[h]! / sampled[h]! : 0
    variance += root[h]! ** 2 * squares[h]!
  }
  for (let u = 0; u < sums.length; u++) {
    const h = stratum[u]!
    const scale = root[h]!
    const moved = shift[u]! - centre[h]!
    variance += scale * scale * moved * (2 * sums[u]! + count[u]! * moved)
  }
  return Math.max(0, variance)
}
