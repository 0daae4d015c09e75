import { codedColumn } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { estimateProportion } from './estimate-proportion.ts'
import type { EstimateResult } from '#app/statistics/estimation/requests/result.ts'

/**
 * Weighted distribution of a variable: the share of every category with its interval, declared levels nobody
 * chose at 0. The shares of a domain sum to 1 over its rows with a value.
 */
export function estimateDistribution(analysis: Analysis, spec: EstimateOf<'distribution'>): EstimateResult {
  const { values } = codedColumn(analysis.table, spec.variable)
  const shares = values.map((category) =>
    estimateProportion(analysis, { ...spec, statistic: 'proportion', category }),
  )
  const domains = shares[0]?.rows.length ?? 0
  return { rows: Array.from({ length: domains }, (_, d) => shares.map(({ rows }) => rows[d]!)).flat() }
}
