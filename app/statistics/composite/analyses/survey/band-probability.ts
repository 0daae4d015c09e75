import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { columnOf, printable } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { samplingErrorOf } from './sampling-error.ts'

/** Probability that the true score of a unit lies in each band. */
export interface BandProbabilityAnalysis {
  type: 'bandProbability'
  aggregation: string
  target: string
  bands: { code: string; min: number }[]
}

export function bandProbability(
  analysis: BandProbabilityAnalysis,
  run: Run,
): { units: string[] } & Record<string, (number | null)[] | string[]> {
  const dataset = datasetOf(run, analysis.aggregation)
  const scores = columnOf(dataset, analysis.target)
  const errors = samplingErrorOf(run, analysis.aggregation, analysis.target)
  const bands = analysis.bands.toSorted((a, b) => b.min - a.min)
  const columns = bands.map(({ code, min }, at): [string, (number | null)[]] => {
    const max = bands[at - 1]?.min ?? Infinity
    return [
      code,
      printable(scores.map((score, row) => probabilityBetween(min, max, score, errors[row] ?? NaN))),
    ]
  })
  return { units: dataset.units, ...Object.fromEntries(columns) }
}

/** P(low ≤ X < high) for a normal X, taken from the nearer tail so that small probabilities keep their digits. */
export function probabilityBetween(low: number, high: number, mean: number, sd: number): number {
  if (Number.isNaN(mean) || Number.isNaN(sd)) return NaN
  if (sd === 0) return low <= mean && mean < high ? 1 : 0
  const from = (low - mean) / sd
  const to = (high - mean) / sd
  return from > 0
    ? normalCdf(-from, 0, 1) - normalCdf(-to, 0, 1)
    : normalCdf(to, 0, 1) - normalCdf(from, 0, 1)
}
