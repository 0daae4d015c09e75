import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import { samplingVariance } from '../analyses/survey/read-survey.ts'
import { shrinkToMean } from '../columns/shrink-to-mean.ts'
import { surveyOf } from '../analyses/survey/survey-of.ts'
import type { ShrinkStep } from '../spec/step-spec.ts'

/** Carries out a step `shrink`. */
export function shrink(input: Dataset, _step: ShrinkStep, run: Run): Dataset {
  const survey = surveyOf(run)
  const columns = survey.items.map((item): [string, Float64Array] => {
    const variances = Float64Array.from(input.units, (unit) => samplingVariance(survey, unit, item))
    return [item, shrinkToMean(columnOf(input, item), variances).estimates]
  })
  return withColumns(input, columns)
}
