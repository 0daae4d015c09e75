import { meanInterval } from '../intervals.ts'
import { numbersOf } from '../spec/columns.ts'
import type { EstimateOf } from '../spec/spec.ts'
import type { Analysis } from './analysis.ts'
import { degreesFor } from './degrees-for.ts'
import { domainsOf } from './domains.ts'
import { estimateTargets } from './estimate-targets.ts'
import { estimateFields, type EstimateResult } from './result.ts'
import { varianceTarget } from './targets.ts'

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
