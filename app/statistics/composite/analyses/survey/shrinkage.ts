import { orNull, printable } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { shrinkItem } from './shrink-item.ts'
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
      const { mean, betweenVariance, reliability } = shrinkItem(dataset, survey, item)
      return [item, { mean: orNull(mean), betweenVariance, reliability: printable(reliability) }]
    }),
  )
}
