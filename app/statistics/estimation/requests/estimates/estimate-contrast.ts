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
import { linearCovariance } from './estimate-linear.ts'
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
  const of = all.find(({ id }) => id === spec.of)
  if (!of || (of.statistic !== 'mean' && of.statistic !== 'total' && of.statistic !== 'ratio')) {
    throw new Refusal('INVALID_SPEC', {
      estimate: spec.id,
      of: spec.of,
      expected: 'the id of a mean, total or ratio',
    })
  }
  const { labels, values, covariance, inside } = linearCovariance(analysis, of)
  const k = labels.length
  const coefficients = new Float64Array(k)
  for (const term of spec.terms) coefficients[rowOf(labels, term, spec.id)]! += term.coefficient

  let estimate = 0
  let variance = 0
  for (let a = 0; a < k; a++) {
    if (coefficients[a] === 0) continue
    estimate += coefficients[a]! * values[a]!
    for (let b = 0; b < k; b++) {
      if (coefficients[b] !== 0) variance += coefficients[a]! * coefficients[b]! * covariance[a * k + b]!
    }
  }
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
