import { multiply } from '#app/statistics/numeric/matrix.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import type { ScoreSource } from '#app/statistics/estimation/estimate-scores.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
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
  const { weights } = weighting
  const rows = Int32Array.from(weights.keys())
  const columns = [outcome, ...predictors].map(({ code, fill }) => {
    const values = new Float64Array(rows.length)
    fill(values, rows)
    return { code, values }
  })
  const { used, standardised, n, effectiveN, total } = standardise(columns, weights)
  const [y, ...x] = standardised
  const product = (a: Float64Array, b: Float64Array) =>
    used.reduce((sum, w, i) => sum + w * a[i]! * b[i]!, 0) / total
  const correlations = x.map((a) => x.map((b) => product(a, b)))
  const inverse = invertCorrelations(
    correlations,
    predictors.map(({ code }) => code),
    largestInflation,
  )
  const withOutcome = x.map((a) => [product(a, y!)])
  const slopes = multiply(inverse, withOutcome).map(([b]) => b!)
  const complete = Uint8Array.from(used, (w) => (w > 0 ? 1 : 0))
  const df = domainDegrees(weighting.units, complete) - predictors.length

  const rests = y!.map((value, i) => value - slopes.reduce((sum, b, j) => sum + b * x[j]![i]!, 0))
  const variances = inverse.map((own) => {
    const z = used.map((w, i) => {
      if (w === 0) return 0
      const leverage = own.reduce((sum, entry, j) => sum + entry * x[j]![i]!, 0)
      return (w * rests[i]! * leverage) / total
    })
    return stratifiedVariance(weighting, z, lonelyPsu)
  })
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

/** Variance of the total of linearised values, one respondent a sampling unit. */
function stratifiedVariance(weighting: CityWeighting, z: Float64Array, lonelyPsu: LonelyPsu): number {
  const { strata, stratumSizes } = weighting
  const values = weighting.residualise(z)
  const stratumOf = (i: number) => strata?.[i] ?? 0
  const size = values.reduce((most, _, i) => Math.max(most, stratumOf(i) + 1), 1)
  const sampled = new Float64Array(size)
  const sums = new Float64Array(size)
  values.forEach((value, i) => {
    sampled[stratumOf(i)]!++
    sums[stratumOf(i)]! += value
  })
  const { root, centred } = stratumScales(sampled, stratumSizes, lonelyPsu)
  return values.reduce((sum, value, i) => {
    const h = stratumOf(i)
    const centre = centred[h] === 1 ? sums[h]! / sampled[h]! : 0
    return sum + (root[h]! * (value - centre)) ** 2
  }, 0)
}
