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
 * coefficient per level that occurs but the first. Errors by linearisation, z = w e x (X'WX)⁻¹, or by replicates;
 * degrees of freedom: those of the rows used (with replicates: of the domain) + 1 - coefficients.
 *
 * A replicate that cannot be fitted is left out; a domain with nobody in it has nulls.
 *
 * @throws Refusal COLLINEAR_PREDICTORS {estimate, term}
 * Source: Binder (1983), International Statistical Review 51(3), 279-292; R survey `svyglm`.
 */
export function estimateRegression(analysis: Analysis, spec: EstimateOf<'regression'>): EstimateResult {
  const { table, weights } = analysis
  const y = numbersOf(table, spec.variable)
  const complete = completeRows(table, [spec.variable, ...spec.predictors])
  const rows = domainsOf(table, spec, weights).flatMap(({ by, inside }) => {
    const used = inside.map((isIn, i) => isIn & complete[i]!)
    const w = masked(weights, used)
    const { labels, columns } = predictorColumns(table, spec.predictors, w)
    const n = w.reduce((count, wi) => (wi === 0 ? count : count + 1), 0)
    const dependent = dependentColumn(columns, w)
    if (dependent >= 0 && n > 0)
      throw new Refusal('COLLINEAR_PREDICTORS', { estimate: spec.id, term: labels[dependent] })
    const targets = coefficientTargets(y, columns)
    const found = estimateTargets(analysis, { targets, used }, spec)
    const df =
      typeof spec.df === 'number'
        ? spec.df
        : spec.df === 'infinite'
          ? Infinity
          : degreesOf(analysis, analysis.replicates ? inside : used) + 1 - columns.length
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

/** One target per coefficient; moments are solved once per set of weights. */
function coefficientTargets(y: Float64Array, x: Float64Array[]): Target[] {
  let known: { weights: Float64Array; fit: Fit } | null = null
  const fitOf = (weights: Float64Array) => {
    if (known?.weights !== weights) known = { weights, fit: fitTo(y, x, weights) }
    return known.fit
  }
  return x.map((_, k) => ({
    value: (w) => fitOf(w).coefficients[k]!,
    linearise: (w) => {
      const { coefficients, inverse } = fitOf(w)
      return w.map((wi, i) => {
        if (wi === 0) return 0
        let residual = y[i]!
        let leverage = 0
        x.forEach((column, j) => {
          residual -= coefficients[j]! * column[i]!
          leverage += inverse[k]![j]! * column[i]!
        })
        return wi * residual * leverage
      })
    },
  }))
}

interface Fit {
  coefficients: Float64Array
  /** (X'WX)⁻¹ by rows */
  inverse: Float64Array[]
}

/** Least squares with weights; NaN where a replicate leaves a coefficient nothing to be estimated from. */
function fitTo(y: Float64Array, x: Float64Array[], w: Float64Array): Fit {
  if (dependentColumn(x, w) >= 0) {
    const none = new Float64Array(x.length).fill(Number.NaN)
    return { coefficients: none, inverse: x.map(() => none) }
  }
  const products = (a: Float64Array, b: Float64Array) =>
    weightedSum(
      w,
      a.map((value, i) => value * b[i]!),
    )
  const moments = x.map((a) => x.map((b) => products(a, b)))
  return {
    coefficients: solveSymmetric(
      moments,
      x.map((a) => products(a, y)),
    ),
    inverse: x.map((_, k) =>
      solveSymmetric(
        moments,
        x.map((__, j) => (j === k ? 1 : 0)),
      ),
    ),
  }
}

/** Position of the first column that the ones before it explain among rows with weight; -1 = none. */
function dependentColumn(x: Float64Array[], w: Float64Array): number {
  const root = w.map((wi) => Math.sqrt(Math.abs(wi)))
  const kept = independentColumns(
    x.map((column) => column.map((value, i) => (root[i] === 0 ? 0 : value * root[i]!))),
    COLLINEAR,
  )
  return x.findIndex((_, k) => !kept.includes(k))
}

/** Columns of the predictors; a category nobody of weight is in has none, and the first that occurs is the base. */
function predictorColumns(table: Table, predictors: string[], weights: Float64Array) {
  const labels: RowLabels[] = [{ variable: '(intercept)' }]
  const columns: Float64Array[] = [new Float64Array(table.n).fill(1)]
  for (const variable of predictors) {
    const column = columnOf(table, variable)
    if (column.kind === 'numeric') {
      labels.push({ variable })
      columns.push(column.values)
      continue
    }
    const present = new Set(column.codes.filter((_, i) => weights[i] !== 0))
    const occurring = [...column.levels.keys()].filter((level) => present.has(level))
    for (const level of occurring.slice(1)) {
      labels.push({ variable, category: column.levels[level]! })
      columns.push(Float64Array.from(column.codes, (code) => (code === level ? 1 : 0)))
    }
  }
  return { labels, columns }
}

/** 1 = a value in every column. */
function completeRows(table: Table, names: string[]): Uint8Array {
  const columns = names.map((name) => columnOf(table, name))
  return Uint8Array.from({ length: table.n }, (_, i) =>
    columns.every((c) => (c.kind === 'numeric' ? !Number.isNaN(c.values[i]) : c.codes[i]! >= 0)) ? 1 : 0,
  )
}
