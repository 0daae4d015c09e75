import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { correlate, type CorrelationMethod } from '../../columns/correlation.ts'
import { completePairs } from '../../columns/moments.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { tableOfPairs, type MatrixResult } from './correlation.ts'

/** Two-sided p values of correlations, pairwise complete. */
export interface CorrelationPValuesAnalysis {
  type: 'correlationPValues'
  in: string
  codes: string[]
  method?: Exclude<CorrelationMethod, 'kendall'> | undefined
}

export function correlationPValues(analysis: CorrelationPValuesAnalysis, run: Run): MatrixResult {
  const dataset = datasetOf(run, analysis.in)
  return tableOfPairs(analysis.codes, analysis.codes, (row, column) =>
    row === column
      ? 0
      : correlationPValue(columnOf(dataset, row), columnOf(dataset, column), analysis.method ?? 'pearson'),
  )
}

/**
 * p value of "no correlation", two-sided.
 *
 *   t = r √((n - 2) / (1 - r²)) with n - 2 degrees of freedom
 *
 * For Spearman's r this is the usual approximation.
 *
 * @returns NaN with fewer than three complete pairs or a column that does not vary
 */
export function correlationPValue(x: Float64Array, y: Float64Array, method: 'pearson' | 'spearman'): number {
  const freedom = completePairs(x, y).x.length - 2
  const r = correlate(x, y, method)
  if (!(freedom > 0) || Number.isNaN(r)) return NaN
  if (Math.abs(r) === 1) return 0
  return tTwoSidedP(r * Math.sqrt(freedom / (1 - r * r)), freedom)
}
