import { seededRandom } from '#app/statistics/random.ts'
import { scoreNoise } from '#app/statistics/sensitivity/score-noise.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { samplingErrorOf } from '../survey/sampling-error.ts'
import { rankDistribution, replicationsFor, type RankDistribution } from './rank-distribution.ts'

/** Places of a node when every unit's score is disturbed by its sampling error. */
export interface SamplingErrorMonteCarloAnalysis {
  type: 'samplingErrorMonteCarlo'
  aggregation: string
  target: string
  minReplications?: number | undefined
}

export function samplingErrorMonteCarlo(
  analysis: SamplingErrorMonteCarloAnalysis,
  run: Run,
): RankDistribution {
  const dataset = datasetOf(run, analysis.aggregation)
  const scores = columnOf(dataset, analysis.target)
  const errors = samplingErrorOf(run, analysis.aggregation, analysis.target)
  const replications = replicationsFor(analysis.minReplications)
  const tally = scoreNoise(scores, errors, replications, seededRandom(run.seed))
  return rankDistribution(dataset.units, scores, tally, replications)
}
