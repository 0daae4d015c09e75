import { tQuantile } from '#app/statistics/numeric/distributions.ts'
import { quantileRule, sortedSample } from '#app/statistics/estimation/quantile-rule.ts'
import { numbersOf } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets, masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { proportionInterval } from './proportion-interval.ts'
import { shown, shownDegrees, type EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { meanTarget } from '#app/statistics/estimation/requests/targets.ts'

/**
 * Quantiles with Woodruff intervals: the interval of the share at or below the quantile, read back
 * through the quantile rule at both ends; se = width / (2t). An end outside [0, 1] gives none.
 *
 * Source: Woodruff (1952), JASA 47, 635-646; R survey `svyquantile`.
 */
export function estimateQuantile(analysis: Analysis, spec: EstimateOf<'quantile'>): EstimateResult {
  const { table, weights } = analysis
  const x = numbersOf(table, spec.variable)
  const kept = analysis.replicates ? weights : weights.map(asProbability)
  const rows = domainsOf(table, spec, weights).flatMap(({ by, inside }) => {
    const used = inside.map((isIn, i) => (isIn && !Number.isNaN(x[i]) ? 1 : 0))
    const hasMissing = !spec.naRm && inside.some((isIn, i) => isIn && !used[i])
    const sample = sortedSample(x, masked(kept, used))
    const n = sample.values.length
    const df = degreesFor(analysis, spec.df, inside)
    const t = df > 0 ? tQuantile((1 + spec.confidenceLevel) / 2, df) : Number.NaN
    return spec.quantiles.map((p) => {
      const quantile = hasMissing || n === 0 ? Number.NaN : quantileRule(sample, p, spec.qrule)
      const below = x.map((value) => (value <= quantile ? 1 : 0))
      const found = Number.isNaN(quantile)
        ? null
        : estimateTargets(analysis, { targets: [meanTarget(below)], used }, spec)
      const shares =
        found &&
        proportionInterval(
          analysis,
          spec.ciMethod,
          { p: found.values[0]!, variance: found.covariance[0]!, df, inside: used, used },
          spec.confidenceLevel,
        )
      const lower = shares && shares[0] >= 0 ? quantileRule(sample, shares[0], spec.qrule) : Number.NaN
      const upper = shares && shares[1] <= 1 ? quantileRule(sample, shares[1], spec.qrule) : Number.NaN
      return {
        ...(by && { by }),
        variable: spec.variable,
        quantile: p,
        estimate: shown(quantile),
        se: shown((upper - lower) / (2 * t)),
        ciLower: shown(lower),
        ciUpper: shown(upper),
        df: shownDegrees(df),
        n,
      }
    })
  })
  return { rows }
}

/**
 * A weight as it comes back from its inclusion probability. Rules that ask whether a cumulated weight
 * equals a share of the total hang on the last bit, and R keeps probabilities.
 */
function asProbability(weight: number): number {
  return weight === 0 ? 0 : 1 / (1 / weight)
}
