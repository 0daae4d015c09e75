import { chisqUpperTail, fUpperTail } from '#app/statistics/numeric/distributions.ts'
import { invert, multiply, trace, transpose } from '#app/statistics/numeric/matrix.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets, masked } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { shown, type EstimateResult, type ResultRow } from '#app/statistics/estimation/requests/result.ts'
import { meanTarget } from '#app/statistics/estimation/requests/targets.ts'
import { tableDegrees, twoWayTable, type TwoWayTable } from './two-way-table.ts'
import { waldTest } from './wald-test.ts'

/** Generalised design effects below this are rounding: the table has no sampling error. */
const NOISE = 1e-14

/**
 * Tests of association in a two-way table: Pearson's X² with the corrections of Rao and Scott (`F`
 * second order, `Chisq` first order) or design-based Wald tests.
 *
 * Source: Rao and Scott (1984), Annals of Statistics 12(1), 46-60; Thomas and Rao (1987), JASA 82, 630-636.
 * Checked: tests/reference/survey-stats/tests-cluster.
 */
export function testIndependence(analysis: Analysis, spec: EstimateOf<'chisq'>): EstimateResult {
  const { table, weights } = analysis
  const rows = domainsOf(table, spec, weights).map(({ by, inside }): ResultRow => {
    const twoWay = twoWayTable(analysis, spec, inside)
    const label = by && { by }
    if (twoWay.rows < 2 || twoWay.columns < 2) return { ...label, ...emptyTest(spec.method) }
    const nu = tableDegrees(analysis, inside)
    const test =
      spec.method === 'F' || spec.method === 'Chisq'
        ? raoScottTest(analysis, spec, twoWay, nu)
        : waldTest(analysis, spec, twoWay, nu)
    return { ...label, ...test }
  })
  return { rows }
}

function raoScottTest(
  analysis: Analysis,
  spec: EstimateOf<'chisq'>,
  table: TwoWayTable,
  nu: number,
): ResultRow {
  const { cells, used, counted } = table
  const { values: p, covariance } = estimateTargets(analysis, { targets: cells.map(meanTarget), used }, spec)
  const k = cells.length
  const c = interactionColumns(table.rows, table.columns)
  const inverse = Array.from(p, (share) => (share === 0 ? 0 : 1 / share))
  const scaled = c.map((row, i) => row.map((value) => value * inverse[i]!))
  const v = Array.from({ length: k }, (_, a) => Array.from(covariance.subarray(a * k, (a + 1) * k)))
  const simple = multiply(transpose(c), scaled).map((row) => row.map((value) => value / counted))
  const solved = invert(simple)
  if (!solved) return emptyTest(spec.method)
  const delta = multiply(solved, multiply(transpose(scaled), multiply(v, scaled)))

  const x2 = table.hasEmptyMargin ? Number.NaN : pearson(analysis, table)
  const hasError = trace(delta) > NOISE
  if (spec.method === 'Chisq') {
    const df = delta.length
    const pValue = hasError ? shown(chisqUpperTail(x2 / (trace(delta) / df), df)) : null
    return { statistic: shown(x2), df, pValue }
  }
  if (!hasError) return emptyTest(spec.method)
  const ndf = trace(delta) ** 2 / trace(multiply(delta, delta))
  const f = x2 / trace(delta)
  return {
    statistic: shown(f),
    ndf: shown(ndf),
    ddf: shown(ndf * nu),
    pValue: shown(fUpperTail(f, ndf, ndf * nu)),
  }
}

/** Pearson's X² of the weighted table scaled to the number of rows looked at. */
function pearson(analysis: Analysis, { rows, columns, cells, used, counted }: TwoWayTable): number {
  const w = masked(analysis.weights, used)
  const observed = cells.map((cell) => w.reduce((sum, wi, i) => (wi === 0 ? sum : sum + wi * cell[i]!), 0))
  const total = observed.reduce((a, b) => a + b, 0)
  const rowSums = Array.from({ length: rows }, (_, r) => sumWhere(observed, (at) => at % rows === r))
  const columnSums = Array.from({ length: columns }, (_, c) =>
    sumWhere(observed, (at) => Math.floor(at / rows) === c),
  )
  return observed.reduce((sum, value, at) => {
    const expected = (rowSums[at % rows]! * columnSums[Math.floor(at / rows)]!) / total
    return sum + ((value - expected) ** 2 / expected) * (counted / total)
  }, 0)
}

/**
 * Columns spanning the interactions of a table: products of row and column contrasts, which are
 * orthogonal to both margins.
 */
function interactionColumns(rows: number, columns: number): number[][] {
  const contrast = (level: number, at: number) => (level === at + 1 ? 1 : 0)
  const centred = (levels: number, at: number, level: number) => contrast(level, at) - 1 / levels
  return Array.from({ length: rows * columns }, (_, cell) => {
    const r = cell % rows
    const c = Math.floor(cell / rows)
    return Array.from({ length: (rows - 1) * (columns - 1) }, (__, pair) => {
      return centred(rows, pair % (rows - 1), r) * centred(columns, Math.floor(pair / (rows - 1)), c)
    })
  })
}

function emptyTest(method: EstimateOf<'chisq'>['method']): ResultRow {
  return method === 'Chisq'
    ? { statistic: null, df: null, pValue: null }
    : { statistic: null, ndf: null, ddf: null, pValue: null }
}

function sumWhere(values: number[], wanted: (at: number) => boolean): number {
  return values.reduce((sum, value, at) => (wanted(at) ? sum + value : sum), 0)
}
