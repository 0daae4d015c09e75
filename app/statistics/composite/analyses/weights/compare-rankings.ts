import { correlate } from '../../columns/correlation.ts'
import { columnOf, orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { rankShift, type RankShift } from './rank-shift.ts'

/** Two rankings of the same node side by side. */
export interface CompareRankingsAnalysis {
  type: 'compareRankings'
  of: string[]
  node: string
}

export function compareRankings(
  analysis: CompareRankingsAnalysis,
  run: Run,
): RankShift & { spearman: number | null; kendall: number | null } {
  const [first = '', second = ''] = analysis.of
  const left = datasetOf(run, first)
  const right = datasetOf(run, second)
  const rowOf = new Map(right.units.map((unit, row) => [unit, row]))
  const column = columnOf(right, analysis.node)
  const before = columnOf(left, analysis.node)
  const after = Float64Array.from(left.units, (unit) => column[rowOf.get(unit) ?? -1] ?? NaN)
  return {
    spearman: orNull(correlate(before, after, 'spearman')),
    kendall: orNull(correlate(before, after, 'kendall')),
    ...rankShift(before, after),
  }
}
