import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { correlate, type CorrelationMethod } from '../../columns/correlation.ts'
import { completePairs } from '../../columns/moments.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { warnOfConstantColumns } from '../../spec/warn.ts'
import { kendallP, spearmanP } from './rank-correlation-p.ts'
import { tableOfPairs, type MatrixResult } from './correlation.ts'

/** Two-sided p values of correlations, pairwise complete. */
export interface CorrelationPValuesAnalysis {
  type: 'correlationPValues'
  in: string
  codes: string[]
  method?: CorrelationMethod | undefined
}

export function correlationPValues(analysis: CorrelationPValuesAnalysis, run: Run): MatrixResult {
  const dataset = datasetOf(run, analysis.in)
  warnOfConstantColumns(run, dataset, analysis.codes)
  return tableOfPairs(analysis.codes, analysis.codes, (row, column) =>
    row === column
      ? 0
      : correlationPValue(columnOf(dataset, row), columnOf(dataset, column), analysis.method ?? 'pearson'),
  )
}

/**
 * p value of "no correlation", two-sided.
 *
 *   Pearson: t = r √((n - 2) / (1 - r²)) with n - 2 degrees of freedom;  the rank correlations: see there
 *
 * @returns NaN with fewer than three complete pairs or a column that does not vary
 */
export function correlationPValue(x: Float64Array, y: Float64Array, method: CorrelationMethod): number {
  const pairs = completePairs(x, y)
  const freedom = pairs.x.length - 2
  const r = correlate(pairs.x, pairs.y, method)
  if (!(freedom > 0) || Number.isNaN(r)) return NaN
  if (method === 'spearman') return spearmanP(pairs.x, pairs.y)
  if (method === 'kendall') return kendallP(pairs.x, pairs.y)
  if (Math.abs(r) === 1) return 0
  return tTwoSidedP(r * Math.sqrt(freedom / (1 - r * r)), freedom)
}
