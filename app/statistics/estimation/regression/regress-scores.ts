import { multiply } from '#app/statistics/numeric/matrix.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { crossProducts } from '#app/statistics/variance/cross-products.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { ScoreSource } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import {
  addTraits,
  rakedFrame,
  rakedVariance,
  type RakedFrame,
} from '#app/statistics/estimation/raked/raked-frame.ts'
import { invertCorrelations } from './invert-correlations.ts'
import { standardise } from './standardise.ts'

/** A standardised slope: standard deviations of the outcome that go with one of the predictor, the others held. */
export interface Coefficient {
  code: string
  estimate: number
  se: number
  ciLower: number
  ciUpper: number
  t: number
  pValue: number
  /** variance inflation factor 1 / (1 - R²) of the predictor on the others; 1 = independent of them */
  inflation: number
}

export interface Regression {
  rows: Coefficient[]
  /** respondents with a value in every column and a weight */
  n: number
  /** Kish: (Σw)² / Σw² over them */
  effectiveN: number
  df: number
  /** R², the share of the outcome's variance that goes with the predictors, 0..1 */
  explained: number
}

export interface RegressionOptions {
  confidenceLevel: number
  lonelyPsu: LonelyPsu
  /** no coefficients are given when the variance inflation factor of a predictor is above it */
  largestInflation: number
}

/**
 * Design-based linear regression of one score on others, all standardised, over respondents who have all of them.
 *
 *   b = R⁻¹ r,   R = X'WX / Σw,  r = X'Wy / Σw,  columns with weighted mean 0 and Σwx²/Σw = 1
 *   z = w e R⁻¹x / Σw + raking residual,  e = y - x'b
 *   var(b_j) = Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hij - z̄_hj)²
 *
 * The slopes are those with an intercept. Means and standard deviations are taken as known, as `svyglm` does on
 * columns standardised beforehand. Rows left out are zeros in the variance (a domain, not a smaller sample); degrees of
 * freedom are the design's over the rows used, less the number of predictors.
 *
 * @param outcome,predictors columns of n respondents; NaN = missing
 * @throws Refusal NO_RESPONDENTS with fewer rows than coefficients + 1; COLLINEAR_PREDICTORS {variable, inflation};
 *   CONSTANT_COLUMN {variable}; SINGLE_PSU_STRATUM under lonelyPsu `fail`
 * Source: Binder (1983), International Statistical Review 51(3), 279-292; R survey `svyglm`.
 * Checked: tests/reference/regression (R survey 4.1.1).
 */
export function regressScores(
  weighting: CityWeighting,
  outcome: ScoreSource,
  predictors: readonly ScoreSource[],
  { confidenceLevel, lonelyPsu, largestInflation }: RegressionOptions,
): Regression {
  const { units, weights } = weighting
  const columns = [outcome, ...predictors].map(({ code, fill }) => {
    const values = new Float64Array(units.order.length)
    fill(values, units.order)
    return { code, values }
  })
  const ordered = Float64Array.from(weights, (_, i) => weights[units.order[i]!]!)
  const { used, standardised, n, effectiveN, total } = standardise(columns, ordered)
  const [y, ...x] = standardised
  const { correlations, withOutcome } = correlate(standardised, used, total)
  const inverse = invertCorrelations(
    correlations,
    predictors.map(({ code }) => code),
    largestInflation,
  )
  const slopes = multiply(inverse, withOutcome).map(([b]) => b!)
  const df = degreesOf(units, used) - predictors.length

  const rests = Float64Array.from(y!)
  x.forEach((column, j) => addTimes(-slopes[j]!, column, rests))
  for (let i = 0; i < rests.length; i++) rests[i]! *= used[i]! / total
  const variances = coefficientVariances(rakedFrame(weighting, lonelyPsu), x, rests, inverse)
  return {
    n,
    effectiveN,
    df,
    explained: slopes.reduce((sum, b, j) => sum + b * withOutcome[j]![0]!, 0),
    rows: predictors.map(({ code }, j) => {
      const estimate = slopes[j]!
      const se = Math.sqrt(variances[j]!)
      const [ciLower, ciUpper] = meanInterval(estimate, se, confidenceLevel, df) ?? [NaN, NaN]
      const t = estimate / se
      return {
        code,
        estimate,
        se,
        ciLower,
        ciUpper,
        t,
        pValue: tTwoSidedP(t, df),
        inflation: inverse[j]![j]!,
      }
    }),
  }
}

/** R and r from one pass over the columns, the first of which is the outcome. */
function correlate(standardised: Float64Array[], used: Float64Array, total: number) {
  const k = standardised.length
  const roots = used.map((w) => Math.sqrt(w / total))
  const products = crossProducts(standardised.map((column) => column.map((value, i) => value * roots[i]!)))
  const places = Array.from({ length: k - 1 }, (_, at) => at + 1)
  return {
    correlations: places.map((a) => places.map((b) => products[a * k + b]!)),
    withOutcome: places.map((a) => [products[a * k]!]),
  }
}

/** Respondents used minus strata they are in. */
function degreesOf({ count, stratum }: CityWeighting['units'], used: Float64Array): number {
  const strata = new Set<number>()
  let n = 0
  let i = 0
  for (let u = 0; u < count.length; u++) {
    for (const end = i + count[u]!; i < end; i++) {
      if (used[i]! === 0) continue
      n++
      strata.add(stratum[u]!)
    }
  }
  return n - strata.size
}

/**
 * Variances of the coefficients. With g = x w e / Σw, the linearised values are z = R⁻¹g: traits and squares of z follow
 * from those of g.
 *
 * @param x in the order of the units
 * @param rests w e / Σw
 */
function coefficientVariances(
  frame: RakedFrame,
  x: Float64Array[],
  rests: Float64Array,
  inverse: number[][],
): number[] {
  const k = x.length
  const { count, stratum } = frame.weighting.units
  const traits = new Float64Array(frame.width * k)
  const scaled = x.map((column) => column.map((value, i) => value * rests[i]!))
  const sums = new Float64Array(k)
  let first = 0
  for (let u = 0; u < count.length; u++) {
    const end = first + count[u]!
    const root = frame.root[stratum[u]!]!
    for (let j = 0; j < k; j++) {
      const column = scaled[j]!
      let sum = 0
      for (let i = first; i < end; i++) {
        sum += column[i]!
        column[i]! *= root
      }
      sums[j] = sum
    }
    addTraits(frame, u, sums, traits)
    first = end
  }
  const products = crossProducts(scaled)
  return inverse.map((own) => {
    const of = (start: number, from: Float64Array) =>
      own.reduce((sum, entry, l) => sum + entry * from[start + l]!, 0)
    const squares = own.reduce((sum, entry, l) => sum + entry * of(l * k, products), 0)
    const made = Float64Array.from({ length: frame.width }, (_, trait) => of(trait * k, traits))
    return rakedVariance(frame, made, squares)
  })
}

function addTimes(scale: number, column: Float64Array, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += scale * column[i]!
}
