import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import {
  estimateJointly,
  estimateTargets,
  masked,
  type TargetEstimates,
} from '#app/statistics/estimation/requests/estimate-targets.ts'
import { groupOf, linearColumns, type LinearSpec } from './linear-estimates.ts'
import {
  covarianceField,
  estimateFields,
  shown,
  type EstimateResult,
  type ResultRow,
  type RowLabels,
} from '#app/statistics/estimation/requests/result.ts'

/** Rows of a mean, total or ratio in every domain, with the joint covariance where asked. */
export function estimateLinear(analysis: Analysis, spec: LinearSpec): EstimateResult {
  const { table, weights } = analysis
  const columns = linearColumns(table, spec)
  const rows = domainsOf(table, spec, weights).flatMap(({ by, inside }) => {
    const group = groupOf(columns, inside, spec.naRm)
    const found = estimateTargets(analysis, group, spec)
    const df = degreesFor(analysis, spec.df, inside)
    const w = masked(weights, group.used)
    const n = w.reduce((count, wi, i) => (wi === 0 || !columns.complete[i] ? count : count + 1), 0)
    const nobs = analysis.replicates ? group.used.reduce((a, b) => a + b, 0) : n
    const k = columns.targets.length
    return columns.labels.map((labels, at): ResultRow => {
      const estimate = found.values[at]!
      const variance = found.covariance[at * k + at]!
      const interval = meanInterval(estimate, Math.sqrt(variance), spec.confidenceLevel, df)
      return {
        ...(by && { by }),
        ...labels,
        ...estimateFields(estimate, variance, interval, df),
        n,
        ...(spec.deff !== false && {
          deff: shown(columns.deffOf(at, w, nobs, estimate, variance)),
        }),
      }
    })
  })
  if (!spec.covariance) return { rows }
  const { labels, covariance } = linearCovariance(analysis, spec)
  return { rows, covariance: covarianceField(labels, covariance) }
}

/** Estimates of all rows with their joint covariance, domains included. */
export function linearCovariance(
  analysis: Analysis,
  spec: LinearSpec,
): TargetEstimates & { labels: RowLabels[]; inside: Uint8Array } {
  const { table, weights } = analysis
  const columns = linearColumns(table, spec)
  const domains = domainsOf(table, spec, weights)
  const labels = domains.flatMap(({ by }) => columns.labels.map((label) => ({ ...(by && { by }), ...label })))
  const groups = domains.map(({ inside }) => groupOf(columns, inside, spec.naRm))
  const estimates =
    spec.by.length === 0
      ? estimateTargets(analysis, groups[0]!, spec)
      : estimateJointly(analysis, groups, null, spec)
  const inside = new Uint8Array(table.n)
  for (const domain of domains) domain.inside.forEach((isIn, i) => isIn && (inside[i] = 1))
  return { ...estimates, labels, inside }
}
