import { seededRandom } from '#app/statistics/random.ts'
import { weightSpace } from '#app/statistics/sensitivity/weight-space.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { replicationsFor } from './rank-distribution.ts'

/** Places under all possible weightings of some columns. */
export interface WeightSpaceAnalysis {
  type: 'weightSpace'
  in: string
  codes: string[]
  minReplications?: number | undefined
}

export interface WeightSpaceResult {
  replications: number
  units: string[]
  probabilityFirst: (number | null)[]
  probabilityTop5: (number | null)[]
  meanRank: (number | null)[]
  sdRank: (number | null)[]
}

export function weightSpaceOf(analysis: WeightSpaceAnalysis, run: Run): WeightSpaceResult {
  const dataset = datasetOf(run, analysis.in)
  const columns = analysis.codes.map((code) => columnOf(dataset, code))
  const replications = replicationsFor(analysis.minReplications)
  const tally = weightSpace(columns, replications, seededRandom(run.seed))
  const { mean, sd } = tally.summary()
  return {
    replications,
    units: dataset.units,
    probabilityFirst: tally.probabilityTop(1),
    probabilityTop5: tally.probabilityTop(5),
    meanRank: mean,
    sdRank: sd,
  }
}
