import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf, EstimateSpec } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import {
  estimateFields,
  shown,
  type EstimateResult,
  type RowLabels,
} from '#app/statistics/estimation/requests/result.ts'
import { combine, rowsOf } from './rows-of.ts'

/**
 * Differences between the domains of another estimate, row by row of the same variable and category: all pairs,
 * or each against one domain. Every difference has its t test with the joint covariance, and a p-value corrected
 * over the whole family.
 *
 * @throws Refusal INVALID_SPEC when `of` names no mean, total or ratio
 */
export function compareRows(
  analysis: Analysis,
  spec: EstimateOf<'comparisons'>,
  all: EstimateSpec[],
): EstimateResult {
  const found = rowsOf(analysis, spec, all)
  const { labels, inside } = found
  const df = degreesFor(analysis, spec.df, inside)
  const rows = pairsOf(labels, spec.against).map(([first, second]) => {
    const coefficients = new Float64Array(labels.length)
    coefficients[first] = 1
    coefficients[second] = -1
    const { value, variance } = combine(found, coefficients)
    const se = Math.sqrt(Math.max(0, variance))
    const { by, ...label } = labels[first]!
    const interval = meanInterval(value, se, spec.confidenceLevel, df)
    return {
      by,
      against: labels[second]!.by,
      ...label,
      ...estimateFields(value, variance, interval, df),
      t: shown(value / se),
      pValue: df > 0 ? shown(tTwoSidedP(value / se, df)) : null,
    }
  })
  if (spec.adjust === 'none') return { rows }
  const adjusted = adjustPValues(
    rows.map(({ pValue }) => pValue),
    spec.adjust,
  )
  return { rows: rows.map((row, i) => ({ ...row, pAdjusted: adjusted[i]! })) }
}

/** Positions of rows that differ in their domain alone. */
function pairsOf(labels: RowLabels[], against: EstimateOf<'comparisons'>['against']): [number, number][] {
  const isComparable = (a: RowLabels, b: RowLabels) => a.variable === b.variable && a.category === b.category
  const isBase = ({ by }: RowLabels) =>
    Object.entries(against ?? {}).every(([name, value]) => by !== undefined && sameCategory(by[name]!, value))
  return [...labels.keys()].flatMap((a) =>
    [...labels.keys()]
      .filter((b) => isComparable(labels[a]!, labels[b]!))
      .filter((b) => (against === null ? b > a : isBase(labels[b]!) && !isBase(labels[a]!)))
      .map((b): [number, number] => [a, b]),
  )
}
