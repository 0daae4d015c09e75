import { Refusal } from '#app/statistics/refusal.ts'
import { independentColumns } from '#app/statistics/numeric/column-rank.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { solveSymmetric } from '#app/statistics/numeric/solve-symmetric.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { columnOf, numbersOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets, masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import {
  estimateFields,
  shown,
  type EstimateResult,
  type RowLabels,
} from '#app/statistics/estimation/requests/result.ts'
import { weightedSum, type Target } from '#app/statistics/estimation/requests/targets.ts'

const COLLINEAR = 1e-7

/**
 * Design-based linear regression b = (X'WX)⁻¹ X'Wy with an intercept; a categorical predictor has one
 * coefficient per level but the first. Errors by linearisation, z = w e x (X'WX)⁻¹, or by replicates;
 * degrees of freedom: those of the rows used + 1 - coefficients.
 *
 * @throws Refusal COLLINEAR_PREDICTORS {estimate, term}
 * Source: Binder (1983), International Statistical Review 51(3), 279-292; R survey `svyglm`.
 */
export function estimateRegression(analysis: Analysis, spec: EstimateOf<'regression'>): EstimateResult {
  const { table, weights } = analysis
  const y = numbersOf(table, spec.variable)
  const { labels, columns } = predictorColumns(table, spec.predictors)
  const complete = y.map((value, i) => (columns.some((x) => Number.isNaN(x[i])) ? Number.NaN : value))
  const rows = domainsOf(table, spec, weights).flatMap(({ by, inside }) => {
    const used = inside.map((isIn, i) => (isIn && !Number.isNaN(complete[i]) ? 1 : 0))
    const w = masked(weights, used)
    const kept = independentColumns(
      columns.map((x) => x.map((value, i) => (w[i] === 0 ? 0 : value * Math.sqrt(Math.abs(w[i]!))))),
      COLLINEAR,
    )
    const dependent = columns.findIndex((_, k) => !kept.includes(k))
    if (dependent >= 0)
      throw new Refusal('COLLINEAR_PREDICTORS', { estimate: spec.id, term: labels[dependent] })
    const targets = columns.map((_, k) => coefficientTarget(y, columns, k))
    const found = estimateTargets(analysis, { targets, used }, spec)
    const n = w.reduce((count, wi) => (wi === 0 ? count : count + 1), 0)
    const df =
      typeof spec.df === 'number'
        ? spec.df
        : spec.df === 'infinite'
          ? Infinity
          : degreesOf(analysis, used) + 1 - columns.length
    return labels.map((label, k) => {
      const estimate = found.values[k]!
      const variance = found.covariance[k * labels.length + k]!
      const se = Math.sqrt(Math.max(0, variance))
      return {
        ...(by && { by }),
        ...label,
        ...estimateFields(estimate, variance, meanInterval(estimate, se, spec.confidenceLevel, df), df),
        n,
        t: shown(estimate / se),
        pValue: df > 0 ? shown(tTwoSidedP(estimate / se, df)) : null,
      }
    })
  })
  return { rows }
}

function coefficientTarget(y: Float64Array, x: Float64Array[], k: number): Target {
  const moments = (w: Float64Array) =>
    x.map((a) =>
      x.map((b) =>
        weightedSum(
          w,
          a.map((value, i) => value * b[i]!),
        ),
      ),
    )
  const coefficients = (w: Float64Array) =>
    solveSymmetric(
      moments(w),
      x.map((a) =>
        weightedSum(
          w,
          a.map((value, i) => value * y[i]!),
        ),
      ),
    )
  return {
    value: (w) => coefficients(w)[k]!,
    linearise: (w) => {
      const b = coefficients(w)
      const row = solveSymmetric(
        moments(w),
        x.map((_, j) => (j === k ? 1 : 0)),
      )
      return w.map((wi, i) => {
        if (wi === 0) return 0
        let residual = y[i]!
        let leverage = 0
        x.forEach((column, j) => {
          residual -= b[j]! * column[i]!
          leverage += row[j]! * column[i]!
        })
        return wi * residual * leverage
      })
    },
  }
}

function predictorColumns(table: Table, predictors: string[]) {
  const labels: RowLabels[] = [{ variable: '(intercept)' }]
  const columns: Float64Array[] = [new Float64Array(table.n).fill(1)]
  for (const variable of predictors) {
    const column = columnOf(table, variable)
    if (column.kind === 'numeric') {
      labels.push({ variable })
      columns.push(column.values)
      continue
    }
    column.levels.slice(1).forEach((category, level) => {
      labels.push({ variable, category })
      columns.push(
        Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code === level + 1 ? 1 : 0)),
      )
    })
  }
  return { labels, columns }
}
