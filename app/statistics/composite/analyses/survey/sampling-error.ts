import { Refusal } from '#app/statistics/refusal.ts'
import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'
import { columnOf, orNull, printable, type Dataset } from '../../spec/dataset.ts'
import { datasetOf, stepThatWrote } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { aggregateGradient } from './aggregate-gradient.ts'
import { samplingVariance } from './read-survey.ts'
import { surveyOf } from './survey-of.ts'
import { normaliseIndicator } from '../../steps/normalise.ts'

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
 *   variance = (1 - r) Σ aᵢ² + r (Σ aᵢ)²,   r = correlation of the errors of two items of one unit
 *
 * @returns NaN where the node is missing
 * @throws Refusal NOT_LINEAR naming the survey item whose normalisation has no slope
 */
export function samplingErrorOf(run: Run, aggregation: string, target: string): Float64Array {
  const survey = surveyOf(run)
  const aggregated = datasetOf(run, aggregation)
  const aggregateStep = stepThatWrote(run, aggregation, 'aggregate').step
  const normalised = stepThatWrote(run, aggregateStep.in, 'normalise')
  const r = survey.withinUnitCorrelation
  const below = new Set(run.framework.indicatorsBelow(target).map(({ code }) => code))
  const items = survey.items.filter((item) => below.has(item))
  const slopes = items.map(
    (item) => normaliseIndicator(normalised.input, run.framework.node(item), normalised.step, run).slopeAt,
  )
  const gradient = aggregateGradient(aggregated, aggregateStep, run.framework, target)

  return Float64Array.from(aggregated.units, (unit, row) => {
    if (isMissing(aggregated, target, row)) return NaN
    const weights = gradient(row)
    let squares = 0
    let sum = 0
    items.forEach((item, at) => {
      const weight = weights.get(item) ?? 0
      if (weight === 0) return
      const slope = slopes[at]?.(row) ?? null
      if (slope === null) throw refuseNotLinear(item)
      const part = weight * slope * Math.sqrt(samplingVariance(survey, unit, item))
      squares += part * part
      sum += part
    })
    return Math.sqrt((1 - r) * squares + r * sum * sum)
  })
}

function isMissing(dataset: Dataset, code: string, row: number): boolean {
  return Number.isNaN(columnOf(dataset, code)[row] ?? NaN)
}

function refuseNotLinear(item: string): Refusal {
  const message = `The error of ${item} cannot be carried on: its normalisation is not linear in it.`
  return new Refusal('NOT_LINEAR', { node: item }, message)
}
