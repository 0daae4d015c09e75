import { rankValues } from '../../columns/ranks.ts'
import { columnOf, printable } from '../../spec/dataset.ts'
import { datasetOf, nodesAtLevel, stepThatWrote } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { aggregateWith, weightsOf } from '../../steps/aggregate.ts'
import { rankShift, type RankShift } from './rank-shift.ts'

/** Leaves out one node of a level at a time: its weight is 0 and everything above is recomputed. */
export interface RemoveElementAnalysis {
  type: 'removeElement'
  /** the data set an aggregation wrote */
  aggregation: string
  level: number
  target: string
}

export function removeElement(
  analysis: RemoveElementAnalysis,
  run: Run,
): Record<string, RankShift & { ranks: (number | null)[] }> {
  const { step, input } = stepThatWrote(run, analysis.aggregation, 'aggregate')
  const weightOf = weightsOf(step, run.framework)
  const before = descendingRanks(columnOf(datasetOf(run, analysis.aggregation), analysis.target))
  const nodes = nodesAtLevel(run.framework, analysis.level)
  return Object.fromEntries(
    nodes.map(({ code }) => {
      const without = (other: string) => (other === code ? 0 : weightOf(other))
      const scores = columnOf(aggregateWith(input, step, run.framework, without), analysis.target)
      const after = descendingRanks(scores)
      return [code, { ...rankShift(before, after), ranks: printable(after) }]
    }),
  )
}

function descendingRanks(scores: Float64Array): Float64Array {
  return rankValues(scores, 'descending', 'min')
}
