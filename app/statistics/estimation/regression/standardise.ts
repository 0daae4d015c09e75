import { Refusal } from '#app/statistics/refusal.ts'
import type { ScoreVariable } from '#app/statistics/estimation/scores/estimate-scores.ts'

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
  const used = Float64Array.from(weights)
  for (const { values } of columns)
    for (let i = 0; i < used.length; i++) if (isMissing(values[i]!)) used[i] = 0
  let [n, total, squares] = [0, 0, 0]
  for (let i = 0; i < used.length; i++) {
    const w = used[i]!
    if (w > 0) n++
    total += w
    squares += w * w
  }
  if (n <= columns.length) throw new Refusal('NO_RESPONDENTS', { complete: n })
  const standardised = columns.map(({ code, values }) => {
    const { mean, deviation } = moments(values, used, total)
    if (!(deviation > ROUNDING * Math.abs(mean))) throw new Refusal('CONSTANT_COLUMN', { variable: code })
    const made = new Float64Array(values.length)
    for (let i = 0; i < made.length; i++) if (used[i]! > 0) made[i] = (values[i]! - mean) / deviation
    return made
  })
  return { used, standardised, n, effectiveN: (total * total) / squares, total }
}

function isMissing(value: number): boolean {
  return value !== value
}

function moments(values: Float64Array, used: Float64Array, total: number) {
  let sum = 0
  for (let i = 0; i < used.length; i++) if (used[i]! > 0) sum += used[i]! * values[i]!
  const mean = sum / total
  let spread = 0
  for (let i = 0; i < used.length; i++) if (used[i]! > 0) spread += used[i]! * (values[i]! - mean) ** 2
  return { mean, deviation: Math.sqrt(spread / total) }
}
