import { shrinkToMean } from '../../columns/shrink-to-mean.ts'
import { columnOf, orNull, printable } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { samplingVariance } from './read-survey.ts'
import { surveyOf } from './survey-of.ts'

/** Mean, between variance and reliability behind the empirical-Bayes estimates of every survey item. */
export interface ShrinkageAnalysis {
  type: 'shrinkage'
  in: string
}

export function shrinkage(
  analysis: ShrinkageAnalysis,
  run: Run,
): Record<string, { mean: number | null; betweenVariance: number; reliability: (number | null)[] }> {
  const dataset = datasetOf(run, analysis.in)
  const survey = surveyOf(run)
  return Object.fromEntries(
    survey.items.map((item) => {
      const variances = Float64Array.from(dataset.units, (unit) => samplingVariance(survey, unit, item))
      const { mean, betweenVariance, reliability } = shrinkToMean(columnOf(dataset, item), variances)
      return [item, { mean: orNull(mean), betweenVariance, reliability: printable(reliability) }]
    }),
  )
}
