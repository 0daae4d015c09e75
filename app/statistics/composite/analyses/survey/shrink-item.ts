import { Refusal } from '#app/statistics/refusal.ts'
import { shrinkToMean, type Shrinkage } from '../../columns/shrink-to-mean.ts'
import { columnOf, type Dataset } from '../../spec/dataset.ts'
import { samplingVariance, type Survey } from './read-survey.ts'

/**
 * Empirical-Bayes shrinkage of one survey item, its sampling variances from the survey.
 *
 * @throws Refusal ZERO_SAMPLING_VARIANCE naming item and unit, where there is a value but no error to weigh it with
 */
export function shrinkItem(dataset: Dataset, survey: Survey, item: string): Shrinkage {
  const column = columnOf(dataset, item)
  const variances = Float64Array.from(dataset.units, (unit) => samplingVariance(survey, unit, item))
  const row = column.findIndex((value, at) => !Number.isNaN(value) && !((variances[at] ?? NaN) > 0))
  if (row >= 0) {
    const unit = dataset.units[row] ?? ''
    const message = `The survey gives ${item} in ${unit} no sampling variance above 0, so it cannot be shrunk.`
    throw new Refusal('ZERO_SAMPLING_VARIANCE', { node: item, unit }, message)
  }
  return shrinkToMean(column, variances)
}
