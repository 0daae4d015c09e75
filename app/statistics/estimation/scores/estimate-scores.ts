import { Refusal } from '#app/statistics/refusal.ts'
import { crossProducts } from '#app/statistics/variance/cross-products.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { stratumScales, type StratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { CityUnits } from '#app/statistics/weighting/city/rake-units.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import {
  kornGraubardInterval,
  logitInterval,
  meanInterval,
  type Interval,
} from '#app/statistics/estimation/intervals.ts'
import { lineariseScore } from './linearise-score.ts'
import { scoreMoments, unitTotals } from './unit-totals.ts'
import { workColumns } from './workspace.ts'

/** A column to estimate; NaN = missing. */
export interface ScoreVariable {
  code: string
  values: Float64Array
}

/** A column to estimate that nobody keeps: written where it is needed; NaN = missing. */
export interface ScoreSource {
  code: string
  /** writes the column into memory of length n: at place i the value of respondent `rows[i]` */
  fill(into: Float64Array, rows: Int32Array): void
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
  variables: (ScoreVariable | ScoreSource)[],
  options: ScoreOptions,
): ScoreTable {
  const { units, stratumSizes } = weighting
  const df = domainDegrees(units, options.domain)
  const sampled = respondentsPerStratum(units)
  const scales = stratumScales(sampled, stratumSizes, options.lonelyPsu)
  const columns = workColumns(variables.length, weighting.weights.length)
  const rows = variables.map((variable, k) => {
    const z = columns[k]!
    const row = estimateOne(weighting, variable, z, scales, sampled, df, options)
    if (row.se === null) z.fill(0)
    return row
  })
  return { rows, covariance: crossProducts(columns) }
}

function estimateOne(
  weighting: CityWeighting,
  variable: ScoreVariable | ScoreSource,
  z: Float64Array,
  scales: StratumScales,
  sampled: Float64Array,
  df: number,
  { confidenceLevel, kind, domain }: ScoreOptions,
): ScoreEstimate {
  const { code } = variable
  readColumn(variable, weighting.units.order, domain, z)
  const totals = unitTotals(weighting.units, z)
  const moments = scoreMoments(weighting.units, totals)
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
  const { n, mean, spread, effectiveN } = moments
  if (!Number.isFinite(mean)) throw new Refusal('INFINITE_VALUE', { variable: code })
  const variance = lineariseScore(weighting, moments, totals, scales, sampled, z)
  const known = !scales.unavailable && Number.isFinite(variance) && n > 1
  const se = known ? Math.sqrt(variance) : null
  const interval = se === null ? null : intervalOf(mean, se, effectiveN, confidenceLevel, df, kind)
  const simpleVariance = spread / (n - 1)
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

/** Writes the values of a column inside the domain, in the order of the rows given. */
function readColumn(
  variable: ScoreVariable | ScoreSource,
  rows: Int32Array,
  domain: Uint8Array | undefined,
  into: Float64Array,
): void {
  if ('fill' in variable) variable.fill(into, rows)
  else for (let i = 0; i < into.length; i++) into[i] = variable.values[rows[i]!]!
  if (domain) for (let i = 0; i < into.length; i++) if (!domain[rows[i]!]) into[i] = Number.NaN
}

/** The interval of a score: t for means; for proportions logit, and Korn-Graubard at 0 and 1. */
export function intervalOf(
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

function respondentsPerStratum({ count, stratum }: CityUnits): Float64Array {
  const sampled = new Float64Array(stratum.reduce((a, b) => Math.max(a, b), 0) + 1)
  for (let u = 0; u < count.length; u++) sampled[stratum[u]!]! += count[u]!
  return sampled
}
