import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { compareEstimates, type Comparison } from '#app/statistics/estimation/across/compare-estimates.ts'
import type { CellTotals } from './cell-totals.ts'
import { combinedCovariance } from './combine-cells.ts'
import type { LinearEstimate } from './estimate-ratio.ts'

/** Two groups of a table compared; the difference is `first` minus `second`. */
export interface MeanComparison extends Comparison {
  first: number
  /** null = all others together */
  second: number | null
  /** corrected for all comparisons of the table */
  adjustedP: number | null
}

export interface ComparingOptions {
  confidenceLevel: number
  correction: 'holm' | 'benjamini-hochberg'
}

/**
 * Every group with every other. Groups of one sample share strata and raking, so their covariance counts; degrees of
 * freedom are the design's.
 *
 * @param means one per group, null where it has none
 */
export function comparePairs(
  totals: CellTotals,
  means: readonly (LinearEstimate | null)[],
  options: ComparingOptions,
): MeanComparison[] {
  const pairs = means.flatMap((a, first) =>
    means.flatMap((b, second) => (a && b && first < second ? [{ first, second, a, b }] : [])),
  )
  return corrected(
    pairs.map(({ first, second, a, b }) => ({ first, second, ...compared(totals, a, b, options) })),
    options,
  )
}

/** Every group with all others together. @param rests the others of each group */
export function compareWithRest(
  totals: CellTotals,
  means: readonly (LinearEstimate | null)[],
  rests: readonly (LinearEstimate | null)[],
  options: ComparingOptions,
): MeanComparison[] {
  const lines = means.flatMap((a, first) => {
    const rest = rests[first]
    return a && rest ? [{ first, second: null, ...compared(totals, a, rest, options) }] : []
  })
  return corrected(lines, options)
}

function compared(
  totals: CellTotals,
  a: LinearEstimate,
  b: LinearEstimate,
  { confidenceLevel }: ComparingOptions,
): Comparison {
  return compareEstimates(
    { estimate: a.value, se: a.se, df: a.df },
    { estimate: b.value, se: b.se, df: b.df },
    {
      confidenceLevel,
      covariance: combinedCovariance(totals, a.linear, b.linear),
      df: totals.degrees,
    },
  )
}

function corrected(
  lines: Omit<MeanComparison, 'adjustedP'>[],
  { correction }: ComparingOptions,
): MeanComparison[] {
  const adjusted = adjustPValues(
    lines.map(({ pValue }) => pValue),
    correction,
  )
  return lines.map((line, at) => ({ ...line, adjustedP: adjusted[at]! }))
}
