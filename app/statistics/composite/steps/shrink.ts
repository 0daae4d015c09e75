import { withColumns, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import { shrinkItem } from '../analyses/survey/shrink-item.ts'
import { surveyOf } from '../analyses/survey/survey-of.ts'
import type { ShrinkStep } from '../spec/step-spec.ts'

/** Carries out a step `shrink`. @throws Refusal ZERO_SAMPLING_VARIANCE naming item and unit */
export function shrink(input: Dataset, _step: ShrinkStep, run: Run): Dataset {
  const survey = surveyOf(run)
  return withColumns(
    input,
    survey.items.map((item): [string, Float64Array] => [item, shrinkItem(input, survey, item).estimates]),
  )
}
