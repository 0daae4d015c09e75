import { kornGraubardInterval, logitInterval, meanInterval } from '#app/statistics/estimation/intervals.ts'
import type { CellTotals } from './cell-totals.ts'
import { combinedCovariance, ratioOfCells, type Combination, type RatioOfCells } from './combine-cells.ts'

/** A share or a mean of a table with its error; null where none can be given. */
export interface TableEstimate {
  value: number
  se: number | null
  low: number | null
  high: number | null
  df: number
  n: number
  effectiveN: number
}

/** An estimate with its linearisation, for comparisons. */
export interface LinearEstimate extends TableEstimate {
  linear: Combination
}

export interface RatioOptions {
  confidenceLevel: number
  /** values are 0 and 1 and the interval stays inside [0, 1] */
  kind: 'mean' | 'proportion'
  /** of the interval */
  df: number
}

/**
 * Ratio of cell totals with its design-based error and interval: t for means, on the logit scale for shares and
 * Korn-Graubard at 0 and 1, as `estimateScores` has it.
 *
 * @param values one per cell; NaN leaves a cell out
 * @returns null when nobody is in the cells
 */
export function estimateRatio(
  totals: CellTotals,
  cells: number[],
  values: number[],
  { confidenceLevel, kind, df }: RatioOptions,
): LinearEstimate | null {
  const ratio = ratioOfCells(totals, cells, values)
  if (!ratio) return null
  const { value, n, effectiveN, linear } = ratio
  const variance = combinedCovariance(totals, linear, linear)
  const known = Number.isFinite(variance) && n > 1
  const se = known ? Math.sqrt(Math.max(0, variance)) : null
  const ends = se === null ? null : intervalOf(ratio, se, confidenceLevel, kind, df)
  return { value, se, low: ends ? ends[0] : null, high: ends ? ends[1] : null, df, n, effectiveN, linear }
}

function intervalOf(
  { value, effectiveN }: RatioOfCells,
  se: number,
  level: number,
  kind: 'mean' | 'proportion',
  df: number,
) {
  if (kind === 'mean') return meanInterval(value, se, level, df)
  return value > 0 && value < 1
    ? logitInterval(value, se, level, df)
    : kornGraubardInterval(value, effectiveN, level)
}
