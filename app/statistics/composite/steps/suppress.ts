import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import { surveyOf } from '../analyses/survey/survey-of.ts'
import type { SuppressStep } from '../spec/step-spec.ts'

/** Carries out a step `suppress`. */
export function suppress(input: Dataset, step: SuppressStep, run: Run): Dataset {
  const survey = surveyOf(run)
  const columns = survey.items.map((item): [string, Float64Array] => [
    item,
    columnOf(input, item).map((value, row) => {
      const cell = survey.cell(input.units[row] ?? '', item)
      return cell && cell.n / cell.deff < step.minEffectiveSample ? NaN : value
    }),
  ])
  return withColumns(input, columns)
}
