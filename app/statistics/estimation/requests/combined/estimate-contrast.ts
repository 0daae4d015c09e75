import { Refusal } from '#app/statistics/refusal.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type {
  Category,
  ContrastTerm,
  EstimateOf,
  EstimateSpec,
} from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import { combine, rowsOf } from './rows-of.ts'
import {
  estimateFields,
  shown,
  type EstimateResult,
  type RowLabels,
} from '#app/statistics/estimation/requests/result.ts'

/**
 * Linear contrast Σ c θ of the rows of another estimate with its error c'Vc, t and p-value.
 *
 * @throws Refusal INVALID_SPEC when `of` or a term names no row, or several
 */
export function estimateContrast(
  analysis: Analysis,
  spec: EstimateOf<'contrast'>,
  all: EstimateSpec[],
): EstimateResult {
  const found = rowsOf(analysis, spec, all)
  const { labels, inside } = found
  const coefficients = new Float64Array(labels.length)
  for (const term of spec.terms) coefficients[rowOf(labels, term, spec.id)]! += term.coefficient
  const { value: estimate, variance } = combine(found, coefficients)
  const df = degreesFor(analysis, spec.df, inside)
  const se = Math.sqrt(Math.max(0, variance))
  const t = estimate / se
  return {
    rows: [
      {
        ...estimateFields(estimate, variance, meanInterval(estimate, se, spec.confidenceLevel, df), df),
        t: shown(t),
        pValue: df > 0 ? shown(tTwoSidedP(t, df)) : null,
      },
    ],
  }
}

function rowOf(labels: RowLabels[], term: ContrastTerm, id: string): number {
  const matching = [...labels.keys()].filter((at) => {
    const { by, variable, category } = labels[at]!
    return (
      Object.entries(term.by).every(
        ([name, value]) => by?.[name] !== undefined && sameCategory(by[name], value),
      ) &&
      (term.variable === null || term.variable === variable) &&
      (term.category === null ||
        (category !== undefined && sameCategory(category as Category, term.category)))
    )
  })
  if (matching.length !== 1) {
    throw new Refusal('INVALID_SPEC', { estimate: id, term, expected: `one row, not ${matching.length}` })
  }
  return matching[0]!
}
