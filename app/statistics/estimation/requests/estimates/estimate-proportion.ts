import { replicateCovariance } from '#app/statistics/variance/replicates.ts'
import {
  arcsineInterval,
  kornGraubardInterval,
  logitInterval,
  meanInterval,
  type Interval,
} from '#app/statistics/estimation/intervals.ts'
import { tQuantile } from '#app/statistics/numeric/distributions.ts'
import { codedColumn, sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf, ProportionMethod } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { designEffect } from './design-effect.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets, masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { estimateFields, shown, type EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { meanTarget, type Target } from '#app/statistics/estimation/requests/targets.ts'

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
    const interval =
      spec.ciMethod === 'logit' && analysis.replicates
        ? replicateLogitInterval(analysis, target, used, p, spec.confidenceLevel, df)
        : proportionInterval(analysis, spec.ciMethod, p, variance, spec.confidenceLevel, df, inside)
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

/**
 * Interval of a proportion. `beta` uses the domain's own degrees of freedom and counts the rows of the
 * design: all of them after calibration, those of the domain otherwise.
 *
 * @param inside rows of the domain
 */
export function proportionInterval(
  analysis: Analysis,
  method: ProportionMethod,
  p: number,
  variance: number,
  level: number,
  df: number,
  inside: Uint8Array,
): Interval {
  const se = Math.sqrt(Math.max(0, variance))
  switch (method) {
    case 'mean':
      return meanInterval(p, se, level, df)
    case 'asin':
      return arcsineInterval(p, se, level, df)
    case 'logit':
    case 'xlogit':
      return logitInterval(p, se, level, df)
    case 'beta': {
      const own = degreesOf(analysis, inside)
      const keepsRows = analysis.calibrated && !analysis.replicates
      const rows = keepsRows ? analysis.table.n : inside.reduce((a, b) => a + b, 0)
      if (!(own > 0 && rows > 1 && variance > 0)) return null
      const tail = (1 - level) / 2
      const effectiveN = ((p * (1 - p)) / variance) * (tQuantile(tail, rows - 1) / tQuantile(tail, own)) ** 2
      return kornGraubardInterval(p, effectiveN, level)
    }
  }
}

/** Logit interval whose error is the spread of the replicates on the log-odds scale. */
function replicateLogitInterval(
  { replicates }: Analysis,
  target: Target,
  used: Uint8Array,
  p: number,
  level: number,
  df: number,
): Interval {
  const logit = (share: number) => Math.log(share / (1 - share))
  const values = replicates!.weights.map((w) => Float64Array.of(logit(target.value(masked(w, used)))))
  const variance = replicateCovariance(replicates!, [logit(p)], values)[0]!
  return logitInterval(p, Math.sqrt(variance) * p * (1 - p), level, df)
}
