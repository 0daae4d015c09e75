import { Refusal } from '#app/statistics/refusal.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { codedColumn, numbersOf } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { domainsOf, type Domain } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets } from '#app/statistics/estimation/requests/estimate-targets.ts'
import {
  estimateFields,
  shown,
  shownDegrees,
  type EstimateResult,
  type ResultRow,
} from '#app/statistics/estimation/requests/result.ts'
import { differenceTarget } from '#app/statistics/estimation/requests/targets.ts'

/**
 * Design-based t test: difference of the means of two groups (second level minus first), with one degree
 * of freedom less than the design of the rows used. A domain that lacks one of the groups gets a row of
 * nulls.
 *
 * @throws Refusal INVALID_SPEC when the group column has not two values in the data, or a domain more
 * Checked: tests/reference/survey-stats/tests-cluster, waves-independent.
 */
export function testDifference(analysis: Analysis, spec: EstimateOf<'ttest'>): EstimateResult {
  const { table, weights } = analysis
  const y = numbersOf(table, spec.variable)
  const { codes } = codedColumn(table, spec.group)
  refuseUnlessTwo(new Set(codes.filter((code) => code >= 0)).size >= 2, spec, null, 'two groups, not one')
  const rows = domainsOf(table, spec, weights).map(({ by, inside }): ResultRow => {
    const used = inside.map((isIn, i) => (isIn && !Number.isNaN(y[i]) && codes[i]! >= 0 ? 1 : 0))
    const levels = [...new Set(codes.filter((_, i) => used[i] && weights[i] !== 0))].sort((a, b) => a - b)
    refuseUnlessTwo(levels.length <= 2, spec, by, `two groups, not ${levels.length}`)
    const label = by && { by }
    const df = testDegrees(analysis, spec, analysis.replicates ? inside : used, levels.length)
    if (levels.length < 2) return { ...label, ...UNTESTED, df: shownDegrees(df) }
    const target = differenceTarget(y, codes, levels[0]!, levels[1]!)
    const found = estimateTargets(analysis, { targets: [target], used }, spec)
    const difference = found.values[0]!
    const variance = found.covariance[0]!
    const se = Math.sqrt(Math.max(0, variance))
    const interval = meanInterval(difference, se, spec.confidenceLevel, df)
    const t = difference / se
    return {
      ...label,
      ...estimateFields(difference, variance, interval, df),
      statistic: shown(t),
      pValue: df > 0 ? shown(tTwoSidedP(t, df)) : null,
    }
  })
  return { rows }
}

const UNTESTED = { estimate: null, se: null, ciLower: null, ciUpper: null, statistic: null, pValue: null }

function refuseUnlessTwo(
  isFine: boolean,
  { id, group }: EstimateOf<'ttest'>,
  by: Domain['by'],
  expected: string,
): void {
  if (!isFine) throw new Refusal('INVALID_SPEC', { estimate: id, group, ...(by && { by }), expected })
}

function testDegrees(
  analysis: Analysis,
  { df }: EstimateOf<'ttest'>,
  inside: Uint8Array,
  groups: number,
): number {
  if (typeof df === 'number') return df
  return df === 'infinite' ? Infinity : degreesOf(analysis, inside) + 1 - groups
}
