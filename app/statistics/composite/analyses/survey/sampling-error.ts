import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'
import { columnOf, orNull, printable, type Dataset } from '../../spec/dataset.ts'
import { datasetOf, stepThatWrote } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { warnOnce } from '../../spec/warn.ts'
import { aggregateGradient } from './aggregate-gradient.ts'
import { itemSlope } from './item-slope.ts'
import { samplingVariance } from './read-survey.ts'
import { surveyOf } from './survey-of.ts'

/** Standard errors of node scores caused by the survey items. */
export interface SamplingErrorAnalysis {
  type: 'samplingError'
  aggregation: string
  targets: string[]
  level?: number | undefined
}

export interface SamplingErrorOfNode {
  se: (number | null)[]
  low: (number | null)[]
  high: (number | null)[]
}

export function samplingError(
  analysis: SamplingErrorAnalysis,
  run: Run,
): { units: string[] } & Record<string, SamplingErrorOfNode | string[]> {
  const dataset = datasetOf(run, analysis.aggregation)
  const z = normalMultiplier(analysis.level ?? 0.95)
  const result: Record<string, SamplingErrorOfNode | string[]> = {}
  for (const target of analysis.targets) {
    const score = columnOf(dataset, target)
    const se = samplingErrorOf(run, analysis.aggregation, target)
    result[target] = {
      se: printable(se),
      low: Array.from(score, (value, row) => orNull(value - z * (se[row] ?? NaN))),
      high: Array.from(score, (value, row) => orNull(value + z * (se[row] ?? NaN))),
    }
  }
  return { units: dataset.units, ...result }
}

/**
 * Standard error of a node's score in every unit, exact where normalisation and aggregation are linear.
 *
 *   aᵢ = effective weight of item i in the node (missing children dropped) · slope of its normalisation · its error
 *   variance = (1 - r) Σ aᵢ² + r (Σ aᵢ)²,   r = correlation of the errors of two items of one unit, as asked
 *
 * An item whose direction is -1 has a negative slope, so that r pulls its error against that of the others.
 *
 * @returns NaN where the node is missing
 * @throws Refusal NOT_LINEAR naming the survey item whose normalisation has no slope, or the node whose mean has none
 */
export function samplingErrorOf(run: Run, aggregation: string, target: string): Float64Array {
  const survey = surveyOf(run)
  const aggregated = datasetOf(run, aggregation)
  const { step } = stepThatWrote(run, aggregation, 'aggregate')
  const r = survey.withinUnitCorrelation
  const below = new Set(run.framework.indicatorsBelow(target).map(({ code }) => code))
  const items = survey.items.filter((item) => below.has(item))
  const slopes = items.map((item) => itemSlope(run, step.in, item))
  const gradient = aggregateGradient(aggregated, step, run.framework, target)

  return Float64Array.from(aggregated.units, (unit, row) => {
    if (isMissing(aggregated, target, row)) return NaN
    const weights = gradient(row)
    let squares = 0
    let sum = 0
    items.forEach((item, at) => {
      const weight = weights.get(item) ?? 0
      if (weight === 0) return
      const variance = samplingVariance(survey, unit, item)
      if (Number.isNaN(variance)) warnOfItemWithoutError(run, unit, item)
      const part = weight * (slopes[at]?.(unit) ?? NaN) * Math.sqrt(variance)
      squares += part * part
      sum += part
    })
    return Math.sqrt(Math.max(0, (1 - r) * squares + r * sum * sum))
  })
}

function isMissing(dataset: Dataset, code: string, row: number): boolean {
  return Number.isNaN(columnOf(dataset, code)[row] ?? NaN)
}

function warnOfItemWithoutError(run: Run, unit: string, item: string): void {
  const message = `The survey has no n, sd and deff for ${item} in ${unit}, so the scores it enters have no standard error.`
  warnOnce(run, 'NO_SAMPLING_FACTS', { node: item, unit }, message)
}
