import { Refusal } from '#app/statistics/refusal.ts'
import type { ScoreVariable } from '#app/statistics/estimation/estimate-scores.ts'

/** A column counts as constant when its standard deviation is below this share of its mean. */
const ROUNDING = 1e-12

/** Columns with weighted mean 0 and variance 1 over the rows that have all of them. */
export interface Standardised {
  /** weights, 0 for rows left out */
  used: Float64Array
  /** 0 in rows left out */
  standardised: Float64Array[]
  n: number
  effectiveN: number
  /** Σ of the weights used */
  total: number
}

/**
 * Standardises columns over complete rows: (x - Σwx/Σw) / √(Σw(x - x̄)²/Σw).
 *
 * @throws Refusal NO_RESPONDENTS with no more complete rows than columns; CONSTANT_COLUMN {variable}
 */
export function standardise(columns: readonly ScoreVariable[], weights: Float64Array): Standardised {
  const used = weights.map((w, i) => (columns.every(({ values }) => !Number.isNaN(values[i])) ? w : 0))
  const n = used.reduce((count, w) => count + (w > 0 ? 1 : 0), 0)
  if (n <= columns.length) throw new Refusal('NO_RESPONDENTS', { complete: n })
  const total = used.reduce((sum, w) => sum + w, 0)
  const squares = used.reduce((sum, w) => sum + w * w, 0)
  const standardised = columns.map(({ code, values }) => {
    const mean = used.reduce((sum, w, i) => (w > 0 ? sum + w * values[i]! : sum), 0) / total
    const spread = used.reduce((sum, w, i) => (w > 0 ? sum + w * (values[i]! - mean) ** 2 : sum), 0) / total
    const deviation = Math.sqrt(spread)
    if (!(deviation > ROUNDING * Math.abs(mean))) throw new Refusal('CONSTANT_COLUMN', { variable: code })
    return values.map((value, i) => (used[i]! > 0 ? (value - mean) / deviation : 0))
  })
  return { used, standardised, n, effectiveN: (total * total) / squares, total }
}
