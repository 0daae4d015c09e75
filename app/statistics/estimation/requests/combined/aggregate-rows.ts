import { Refusal } from '#app/statistics/refusal.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf, EstimateSpec } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import { degreesFor } from '#app/statistics/estimation/requests/degrees-for.ts'
import {
  estimateFields,
  type EstimateResult,
  type RowLabels,
} from '#app/statistics/estimation/requests/result.ts'
import { combine, rowsOf } from './rows-of.ts'

/**
 * One figure over several domains that are a chosen set, such as cities or waves, never a sample of more.
 *
 *   residents: Σ N_c θ_c / Σ N_c;  equal: Σ θ_c / C;  variance a'Va with the joint covariance V
 *
 * Only domains with an estimate are counted; `domains` says how many.
 *
 * @throws Refusal INVALID_SPEC when `of` names no mean or ratio, or a domain has no population
 */
export function aggregateRows(
  analysis: Analysis,
  spec: EstimateOf<'aggregate'>,
  all: EstimateSpec[],
): EstimateResult {
  const found = rowsOf(analysis, spec, all)
  const { labels, values, inside } = found
  const df = degreesFor(analysis, spec.df, inside)
  const families = new Map<string, number[]>()
  labels.forEach(({ variable, category }, at) => {
    const key = JSON.stringify([variable, category])
    families.set(key, [...(families.get(key) ?? []), at])
  })
  const rows = [...families.values()].map((family) => {
    const known = family.filter((at) => Number.isFinite(values[at]))
    const size = (at: number) => (spec.weighting === 'equal' ? 1 : populationOf(labels[at]!, spec))
    const total = known.reduce((sum, at) => sum + size(at), 0)
    const coefficients = new Float64Array(labels.length)
    for (const at of known) coefficients[at] = size(at) / total
    const { value, variance } = combine(found, coefficients)
    const estimate = known.length === 0 ? Number.NaN : value
    const interval = meanInterval(estimate, Math.sqrt(variance), spec.confidenceLevel, df)
    const { variable, category } = labels[family[0]!]!
    return {
      ...(variable !== undefined && { variable }),
      ...(category !== undefined && { category }),
      ...estimateFields(estimate, variance, interval, df),
      domains: known.length,
    }
  })
  return { rows }
}

function populationOf({ by }: RowLabels, { id, populations }: EstimateOf<'aggregate'>): number {
  const cell = populations.find(({ by: wanted }) =>
    Object.entries(by ?? {}).every(([name, value]) => name in wanted && sameCategory(value, wanted[name]!)),
  )
  if (!cell) throw new Refusal('INVALID_SPEC', { estimate: id, by: by ?? {}, expected: 'a population' })
  return cell.total
}
