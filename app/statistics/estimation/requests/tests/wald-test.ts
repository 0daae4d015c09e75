import { fUpperTail } from '#app/statistics/numeric/distributions.ts'
import { solveLinear } from '#app/statistics/numeric/matrix.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { estimateTargets } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { shown, type ResultRow } from '#app/statistics/estimation/requests/result.ts'
import { totalTarget } from '#app/statistics/estimation/requests/targets.ts'
import type { TwoWayTable } from './two-way-table.ts'

/** A residual whose error is this small a share of the total has none but rounding. */
const NOISE = 1e-12

/**
 * Wald test of independence on the residuals N_rc - N_r N_c / N of the estimated totals.
 *
 *   W = Y'V⁻¹Y with F = W/k on (k, ν), or adjusted F = W (ν - k + 1)/(kν) on (k, ν - k + 1)
 *
 * Source: Koch, Freeman and Freeman (1975), International Statistical Review 43(1), 59-78.
 */
export function waldTest(
  analysis: Analysis,
  spec: EstimateOf<'chisq'>,
  table: TwoWayTable,
  nu: number,
): ResultRow {
  const { rows, columns, cells, used } = table
  const k = cells.length
  const { values, covariance } = estimateTargets(analysis, { targets: cells.map(totalTarget), used }, spec)
  const rowSums = Array.from({ length: rows }, (_, r) =>
    values.reduce((s, x, i) => (i % rows === r ? s + x : s), 0),
  )
  const columnSums = Array.from({ length: columns }, (_, c) =>
    values.reduce((s, x, i) => (Math.floor(i / rows) === c ? s + x : s), 0),
  )
  const total = values.reduce((a, b) => a + b, 0)

  const tested = [...cells.keys()].filter((i) => i % rows > 0 && i >= rows)
  const residuals = tested.map(
    (i) => values[i]! - (rowSums[i % rows]! * columnSums[Math.floor(i / rows)]!) / total,
  )
  const jacobian = tested.map((i) => {
    const ownRow = rowSums[i % rows]! / total
    const ownColumn = columnSums[Math.floor(i / rows)]! / total
    return Array.from({ length: k }, (_, j) => {
      const sameRow = j % rows === i % rows ? ownColumn : 0
      const sameColumn = Math.floor(j / rows) === Math.floor(i / rows) ? ownRow : 0
      return (i === j ? 1 : 0) - sameRow - sameColumn + ownRow * ownColumn
    })
  })
  const variance = jacobian.map((left) => {
    const product = Array.from({ length: k }, (_, b) =>
      left.reduce((s, x, a) => s + x * covariance[a * k + b]!, 0),
    )
    return jacobian.map((right) => right.reduce((s, x, b) => s + x * product[b]!, 0))
  })
  const isNoise = variance.some((row, i) => !(row[i]! > (NOISE * total) ** 2))
  const solved = isNoise ? null : solveLinear(variance, residuals)
  const ndf = (rows - 1) * (columns - 1)
  const ddf = spec.method === 'Wald' ? nu : nu - ndf + 1
  if (!solved || !(ddf > 0)) return { statistic: null, ndf, ddf: shown(ddf), pValue: null }
  const w = residuals.reduce((sum, y, i) => sum + y * solved[i]!, 0)
  const f = spec.method === 'Wald' ? w / ndf : (w * ddf) / (ndf * nu)
  return { statistic: shown(f), ndf, ddf: shown(ddf), pValue: shown(fUpperTail(f, ndf, ddf)) }
}
