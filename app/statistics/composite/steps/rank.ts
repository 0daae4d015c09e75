import { rankValues } from '../columns/ranks.ts'
import { columnOf, type Dataset } from '../spec/dataset.ts'
import { rowsByGroup } from '../spec/lookup.ts'
import type { Run } from '../spec/run.ts'
import type { RankStep } from '../spec/step-spec.ts'

/** Carries out a step `rank`. */
export function rank(input: Dataset, step: RankStep, run: Run): Dataset {
  const groups =
    step.by === undefined ? [Array.from(input.units.keys())] : rowsByGroup(run, step.by, input.units)
  const columns = rankedCodes(input, step, run).map((code): [string, Float64Array] => {
    const column = columnOf(input, code)
    const ranks = new Float64Array(column.length).fill(NaN)
    for (const rows of groups) {
      const scores = Float64Array.from(rows, (row) => column[row] ?? NaN)
      const within = rankValues(scores, step.order ?? 'descending', step.ties ?? 'min')
      rows.forEach((row, at) => (ranks[row] = within[at] ?? NaN))
    }
    return [code, ranks]
  })
  return { units: input.units, values: new Map(columns) }
}

function rankedCodes(input: Dataset, { nodes }: RankStep, run: Run): string[] {
  if (Array.isArray(nodes)) return nodes
  if (nodes === 'all') return [...input.values.keys()]
  const chosen = nodes === 'aggregates' ? run.framework.aggregates : run.framework.indicators
  return chosen.map(({ code }) => code)
}
