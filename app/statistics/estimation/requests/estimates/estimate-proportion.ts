import { codedColumn, sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { designEffect } from './design-effect.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets, masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { estimateFields, shown, type EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { meanTarget } from '#app/statistics/estimation/requests/targets.ts'
import { shareInterval } from './proportion-interval.ts'

/** Share of one category, or of several together, with the interval asked for. */
export function estimateProportion(analysis: Analysis, spec: EstimateOf<'proportion'>): EstimateResult {
  const { table, weights } = analysis
  const { codes, values } = codedColumn(table, spec.variable)
  const wanted = Array.isArray(spec.category) ? spec.category : [spec.category]
  const chosen = values.map((value) => wanted.some((category) => sameCategory(value, category)))
  const y = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : chosen[code] ? 1 : 0))
  const target = meanTarget(y)

  const rows = domainsOf(table, spec, weights).map(({ by, inside }) => {
    const used = inside.map((isIn, i) => (isIn && codes[i]! >= 0 ? 1 : 0))
    const found = estimateTargets(analysis, { targets: [target], used }, spec)
    const hasMissing = !spec.naRm && inside.some((isIn, i) => isIn && !used[i])
    const p = hasMissing ? Number.NaN : found.values[0]!
    const variance = found.covariance[0]!
    const df = degreesFor(analysis, spec.df, inside)
    const w = masked(weights, used)
    const n = w.reduce((count, wi) => (wi === 0 ? count : count + 1), 0)
    const nobs = analysis.replicates ? used.reduce((a, b) => a + b, 0) : n
    const interval = shareInterval(analysis, target, { p, variance, df, inside, used }, spec)
    return {
      ...(by && { by }),
      variable: spec.variable,
      category: spec.category,
      ...estimateFields(p, variance, interval, df),
      n,
      ...(spec.deff !== false && { deff: shown(designEffect(variance, y, w, nobs, 'mean', spec.deff)) }),
    }
  })
  return { rows }
}
