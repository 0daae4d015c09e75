import { correlate } from '../../columns/correlation.ts'
import { byCodePoint, columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** Pairs of indicators with the same parent that correlate too much or too little. */
export interface CorrelationFlagsAnalysis {
  type: 'correlationFlags'
  in: string
  threshold: number
  side: 'above' | 'below'
}

export interface FlaggedPair {
  group: string
  pair: [string, string]
  value: number
}

export function correlationFlags(analysis: CorrelationFlagsAnalysis, run: Run): FlaggedPair[] {
  const dataset = datasetOf(run, analysis.in)
  const parents = run.framework.aggregates.filter(({ level }) => level === 2)
  const flagged = parents.flatMap(({ code: group }) => {
    const codes = run.framework
      .childrenOf(group)
      .map(({ code }) => code)
      .sort(alphabetically)
    return codes.flatMap((first, at) =>
      codes.slice(at + 1).flatMap((second): FlaggedPair[] => {
        const value = correlate(columnOf(dataset, first), columnOf(dataset, second), 'pearson')
        const beyond = analysis.side === 'above' ? value > analysis.threshold : value < analysis.threshold
        return beyond ? [{ group, pair: [first, second], value }] : []
      }),
    )
  })
  return flagged.sort((a, b) => alphabetically(a.pair[0], b.pair[0]) || alphabetically(a.pair[1], b.pair[1]))
}

/** Letters before case, as in a dictionary. */
function alphabetically(a: string, b: string): number {
  return byCodePoint(a.toLowerCase(), b.toLowerCase()) || byCodePoint(a, b)
}
