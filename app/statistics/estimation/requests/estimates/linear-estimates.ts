import { numbersOf, columnOf, type Table } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import { designEffect } from './design-effect.ts'
import type { TargetGroup } from '#app/statistics/estimation/requests/estimate-targets.ts'
import type { RowLabels } from '#app/statistics/estimation/requests/result.ts'
import {
  meanTarget,
  ratioTarget,
  totalTarget,
  type Target,
} from '#app/statistics/estimation/requests/targets.ts'

/** Means, totals and ratios: estimates that are linear, or nearly, in the weights. */
export type LinearSpec = EstimateOf<'mean'> | EstimateOf<'total'> | EstimateOf<'ratio'>

/** The columns a request is about, before any domain: labels, targets and which rows have values. */
export interface LinearColumns {
  labels: RowLabels[]
  targets: Target[]
  /** 1 = no value missing */
  complete: Uint8Array
  /** design effect of the target at that position from its variance over the used rows */
  deffOf(position: number, weights: Float64Array, nobs: number, estimate: number, variance: number): number
}

/** Reads the columns of a mean, total or ratio; a categorical variable becomes one column per level. */
export function linearColumns(table: Table, spec: LinearSpec): LinearColumns {
  if (spec.statistic === 'ratio') return ratioColumns(table, spec)
  const labels: RowLabels[] = []
  const columns: Float64Array[] = []
  for (const variable of spec.variables) {
    const column = columnOf(table, variable)
    if (column.kind === 'numeric') {
      labels.push({ variable })
      columns.push(column.values)
    } else {
      column.levels.forEach((category, level) => {
        labels.push({ variable, category })
        columns.push(
          Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code === level ? 1 : 0)),
        )
      })
    }
  }
  const isMean = spec.statistic === 'mean'
  return {
    labels,
    targets: columns.map(isMean ? meanTarget : totalTarget),
    complete: completeRows(table.n, columns),
    deffOf: (k, weights, nobs, _, variance) =>
      designEffect(variance, columns[k]!, weights, nobs, isMean ? 'mean' : 'total', spec.deff),
  }
}

function ratioColumns(table: Table, spec: EstimateOf<'ratio'>): LinearColumns {
  const y = numbersOf(table, spec.numerator)
  const x = numbersOf(table, spec.denominator)
  return {
    labels: [{}],
    targets: [ratioTarget(y, x)],
    complete: completeRows(table.n, [y, x]),
    deffOf: (_, weights, nobs, ratio, variance) => {
      let below = 0
      for (let i = 0; i < x.length; i++) if (weights[i] !== 0) below += weights[i]! * x[i]!
      const residual = y.map((value, i) => (value - ratio * x[i]!) / below)
      return designEffect(variance, residual, weights, nobs, 'total', spec.deff)
    },
  }
}

/**
 * The targets of a request over the rows of a domain: those with a value in every column, or all of them when
 * missing values are not to be removed, which leaves a column that has any without an estimate.
 */
export function groupOf(
  { targets, complete }: LinearColumns,
  inside: Uint8Array,
  naRm: boolean,
): TargetGroup {
  return { targets, used: naRm ? inside.map((isIn, i) => isIn & complete[i]!) : inside }
}

function completeRows(n: number, columns: Float64Array[]): Uint8Array {
  return Uint8Array.from({ length: n }, (_, i) => (columns.some((y) => Number.isNaN(y[i]!)) ? 0 : 1))
}
