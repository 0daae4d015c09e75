import { Refusal } from '#app/statistics/refusal.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { codedColumn, numbersOf } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { domainsOf } from '#app/statistics/estimation/requests/domains.ts'
import { estimateTargets } from '#app/statistics/estimation/requests/estimate-targets.ts'
import { estimateFields, shown, type EstimateResult } from '#app/statistics/estimation/requests/result.ts'
import { differenceTarget } from '#app/statistics/estimation/requests/targets.ts'

/**
 * Design-based t test: difference of the means of two groups (second level minus first), with one degree
 * of freedom less than the design of the rows used.
 *
 * @throws Refusal INVALID_SPEC unless the group column has two values among these rows
 */
export function testDifference(analysis: Analysis, spec: EstimateOf<'ttest'>): EstimateResult {
  const { table, weights } = analysis
  const y = numbersOf(table, spec.variable)
  const { codes } = codedColumn(table, spec.group)
  const rows = domainsOf(table, spec, weights).map(({ by, inside }) => {
    const used = inside.map((isIn, i) => (isIn && !Number.isNaN(y[i]) && codes[i]! >= 0 ? 1 : 0))
    const levels = [...new Set(codes.filter((_, i) => used[i] && weights[i] !== 0))].sort((a, b) => a - b)
    if (levels.length !== 2) {
      const at = { estimate: spec.id, group: spec.group, ...(by && { by }) }
      throw new Refusal('INVALID_SPEC', { ...at, expected: `two groups, not ${levels.length}` })
    }
    const target = differenceTarget(y, codes, levels[0]!, levels[1]!)
    const found = estimateTargets(analysis, { targets: [target], used }, spec)
    const difference = found.values[0]!
    const variance = found.covariance[0]!
    const se = Math.sqrt(variance)
    const df = testDegrees(analysis, spec, analysis.replicates ? inside : used)
    const { df: shownDf, ...fields } = estimateFields(
      difference,
      variance,
      meanInterval(difference, se, spec.confidenceLevel, df),
      df,
    )
    return {
      ...(by && { by }),
      ...fields,
      statistic: shown(difference / se),
      df: shownDf,
      pValue: df > 0 ? shown(tTwoSidedP(difference / se, df)) : null,
    }
  })
  return { rows }
}

function testDegrees(analysis: Analysis, { df }: EstimateOf<'ttest'>, inside: Uint8Array): number {
  if (typeof df === 'number') return df
  return df === 'infinite' ? Infinity : degreesOf(analysis, inside) - 1
}
