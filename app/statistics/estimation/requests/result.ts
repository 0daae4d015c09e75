import type { Interval } from '../intervals.ts'
import type { Category } from '../spec/spec.ts'

/** One row of a result; a field that could not be computed is null. */
export type ResultRow = Record<string, unknown>

export interface EstimateResult {
  rows: ResultRow[]
  covariance?: { order: ResultRow[]; matrix: (number | null)[][] }
  /** of small areas */
  model?: { coefficients: number[]; variance: number }
}

/** What a row is about. */
export interface RowLabels {
  by?: Record<string, Category>
  variable?: string
  category?: Category | Category[]
  quantile?: number
}

/** A number that may be shown, or null. */
export function shown(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Degrees of freedom as the format writes them. */
export function shownDegrees(df: number): number | 'infinite' | null {
  return df === Infinity ? 'infinite' : shown(df)
}

/** Estimate, error and interval as fields of a row. */
export function estimateFields(
  estimate: number,
  variance: number,
  interval: Interval,
  df: number,
): ResultRow {
  const known = Number.isFinite(estimate)
  const se = Math.sqrt(Math.max(0, variance))
  return {
    estimate: shown(estimate),
    se: known ? shown(se) : null,
    ciLower: known && interval ? shown(interval[0]) : null,
    ciUpper: known && interval ? shown(interval[1]) : null,
    df: shownDegrees(df),
  }
}

/** A covariance matrix as nested lists with the labels of its rows. */
export function covarianceField(order: RowLabels[], covariance: Float64Array) {
  const k = order.length
  return {
    order: order.map((labels) => ({ ...labels })),
    matrix: order.map((_, a) => order.map((__, b) => shown(covariance[a * k + b]!))),
  }
}
