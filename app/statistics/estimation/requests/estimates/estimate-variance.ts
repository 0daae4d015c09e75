import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { numbersOf } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { estimateFields, type EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { varianceTarget } from '#app/statistics/estimation/requests/targets.ts'

/** Population variance of a variable in every domain. */
export function estimateVariance(analysis: Analysis, spec: EstimateOf<'variance'>): EstimateResult {
  const { table, weights } = analysis
  const y = numbersOf(table, spec.variable)
  const rows = domainsOf(table, spec, weights).map(({ by, inside }) => {
    const used = inside.map((isIn, i) => (isIn && !Number.isNaN(y[i]) ? 1 : 0))
    const n = used.reduce((count, isUsed, i) => (isUsed && weights[i] !== 0 ? count + 1 : count), 0)
    const counted = analysis.replicates ? used.reduce((a, b) => a + b, 0) : n
    const found = estimateTargets(analysis, { targets: [varianceTarget(y, counted)], used }, spec)
    const hasMissing = !spec.naRm && inside.some((isIn, i) => isIn && !used[i])
    const estimate = hasMissing ? Number.NaN : found.values[0]!
    const variance = found.covariance[0]!
    const df = degreesFor(analysis, spec.df, inside)
    const interval = meanInterval(estimate, Math.sqrt(variance), spec.confidenceLevel, df)
    return {
      ...(by && { by }),
      variable: spec.variable,
      ...estimateFields(estimate, variance, interval, df),
      n,
    }
  })
  return { rows }
}
