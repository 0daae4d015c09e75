import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { raoScott } from '#app/statistics/estimation/tables/rao-scott.ts'
import { estimateTargets } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { shown, type EstimateResult, type ResultRow } from '#app/statistics/estimation/requests/result.ts'
import { meanTarget } from '#app/statistics/estimation/requests/targets.ts'
import { tableDegrees, twoWayTable, type TwoWayTable } from './two-way-table.ts'
import { waldTest } from './wald-test.ts'

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
  const { rows, columns, cells, used, counted } = table
  const { values, covariance } = estimateTargets(analysis, { targets: cells.map(meanTarget), used }, spec)
  const test = raoScott({ rows, columns, shares: values, covariance, counted }, nu)
  if (!test) return emptyTest(spec.method)
  const { x2, f, chisq } = test
  if (spec.method === 'Chisq') {
    const pValue = table.hasEmptyMargin ? null : chisq.pValue
    return {
      statistic: table.hasEmptyMargin ? null : shown(x2),
      df: chisq.df,
      pValue: pValue === null ? null : shown(pValue),
    }
  }
  if (!f) return emptyTest(spec.method)
  return {
    statistic: table.hasEmptyMargin ? null : shown(f.statistic),
    ndf: shown(f.ndf),
    ddf: shown(f.ddf),
    pValue: table.hasEmptyMargin ? null : shown(f.pValue),
  }
}

function emptyTest(method: EstimateOf<'chisq'>['method']): ResultRow {
  return method === 'Chisq'
    ? { statistic: null, df: null, pValue: null }
    : { statistic: null, ndf: null, ddf: null, pValue: null }
}
