import { Refusal } from '../refusal.ts'
import { crossProducts } from '../variance/cross-products.ts'
import type { LonelyPsu } from '../variance/lonely-psu.ts'
import { scaleByStratum, stratumScales, type StratumScales } from '../variance/scale-by-stratum.ts'
import type { CityWeighting } from '../weighting/weigh-city.ts'
import { domainDegrees, domainWeights } from './city-domain.ts'
import { kornGraubardInterval, logitInterval, meanInterval, type Interval } from './intervals.ts'
import { scoreMoments } from './score-moments.ts'

/** A column to estimate; NaN = missing. */
export interface ScoreVariable {
  code: string
  values: Float64Array
}

/** Point, error and interval of one score; null where none can be given. */
export interface ScoreEstimate {
  code: string
  estimate: number | null
  se: number | null
  ciLower: number | null
  ciUpper: number | null
  df: number
  /** respondents with a value and a weight */
  n: number
  /** n / Kish design effect of the weights of the rows used */
  effectiveN: number
  /** variance over that of a simple random sample of n with replacement */
  deff: number | null
}

export interface ScoreOptions {
  confidenceLevel: number
  lonelyPsu: LonelyPsu
  /** 1 = inside; rows outside count as zeros in the variance */
  domain?: Uint8Array
  /** values are 0 and 1 and the interval stays inside [0, 1]. Default: mean */
  kind?: 'mean' | 'proportion'
}

export interface ScoreTable {
  rows: ScoreEstimate[]
  /** k × k, row-major; 0 where an estimate or its error is null */
  covariance: Float64Array
}

/**
 * Hájek means of many columns with their joint covariance.
 *
 *   ȳ = Σwy/Σw,  z = w(y - ȳ)/Σw + raking residual,
 *   cov = Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)(z_hi - z̄_h)ᵀ
 *
 * Domains keep the design: rows outside are zeros. Intervals are t with the design's degrees of
 * freedom (respondents minus strata seen in the domain), for proportions on the logit scale and
 * Korn-Graubard (effective n of Kish) at 0 and 1.
 *
 * @throws Refusal SINGLE_PSU_STRATUM under lonelyPsu `fail`; INFINITE_VALUE naming the column
 * Source: Särndal, Swensson and Wretman (1992), ch. 5-6; R survey `svymean`.
 */
export function estimateScores(
  weighting: CityWeighting,
  variables: ScoreVariable[],
  options: ScoreOptions,
): ScoreTable {
  const weights = domainWeights(weighting.weights, options.domain)
  const df = domainDegrees(weights, weighting.strata)
  const scales = stratumScales(weighting, weights.length, options.lonelyPsu)
  const columns: Float64Array[] = []
  const rows = variables.map((variable) => {
    const z = new Float64Array(weights.length)
    const row = estimateOne(weighting, weights, variable, z, scales, df, options)
    if (row.se === null) z.fill(0)
    columns.push(z)
    return row
  })
  return { rows, covariance: crossProducts(columns) }
}

function estimateOne(
  weighting: CityWeighting,
  weights: Float64Array,
  { code, values }: ScoreVariable,
  z: Float64Array,
  scales: StratumScales,
  df: number,
  { confidenceLevel, kind }: ScoreOptions,
): ScoreEstimate {
  const moments = scoreMoments(weights, values, z)
  if (!moments) {
    return {
      code,
      estimate: null,
      se: null,
      ciLower: null,
      ciUpper: null,
      df,
      n: 0,
      effectiveN: 0,
      deff: null,
    }
  }
  const { n, mean, effectiveN, simpleVariance } = moments
  if (!Number.isFinite(mean)) throw new Refusal('INFINITE_VALUE', { variable: code })
  addRakingResidual(weighting, z)
  scaleByStratum(z, weighting.strata, scales)
  const variance = scales.unavailable ? Number.NaN : squareSum(z)
  const known = Number.isFinite(variance) && n > 1
  const se = known ? Math.sqrt(variance) : null
  const interval = se === null ? null : intervalOf(mean, se, effectiveN, confidenceLevel, df, kind)
  return {
    code,
    estimate: mean,
    se,
    ciLower: interval ? interval[0] : null,
    ciUpper: interval ? interval[1] : null,
    df,
    n,
    effectiveN,
    deff: known && simpleVariance > 0 ? variance / simpleVariance : null,
  }
}

function intervalOf(
  p: number,
  se: number,
  effectiveN: number,
  level: number,
  df: number,
  kind: 'mean' | 'proportion' = 'mean',
): Interval {
  if (kind === 'mean') return meanInterval(p, se, level, df)
  return p > 0 && p < 1 ? logitInterval(p, se, level, df) : kornGraubardInterval(p, effectiveN, level)
}

/** Adds to z, in place, what raking takes off each unit of respondents. */
function addRakingResidual({ shiftOf, unitOf, unitCount }: CityWeighting, z: Float64Array): void {
  if (!shiftOf) return
  const sums = new Float64Array(unitCount)
  for (let i = 0; i < z.length; i++) sums[unitOf[i]!]! += z[i]!
  const shift = shiftOf(sums)
  for (let i = 0; i < z.length; i++) z[i]! += shift[unitOf[i]!]!
}

function squareSum(z: Float64Array): number {
  let total = 0
  for (let i = 0; i < z.length; i++) total += z[i]! * z[i]!
  return total
}
