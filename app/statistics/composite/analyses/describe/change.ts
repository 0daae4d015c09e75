import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, orNull, rowsByLabel } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** Change of a node between the first and the last time of every entity. */
export interface ChangeAnalysis {
  type: 'change'
  in: string
  node: string
  /** column that names the entity over time */
  entity: string
  /** column of the time */
  time: string
}

export interface Change {
  from: string
  to: string
  difference: number | null
  /** (last / first)^(1 / years) - 1; null where the two differ in sign or are the same moment */
  compoundAnnualGrowth: number | null
}

/** @throws Refusal DUPLICATE_TIME naming the entity, INVALID_DATA for a time that is no number */
export function change(analysis: ChangeAnalysis, run: Run): Record<string, Change> {
  const dataset = datasetOf(run, analysis.in)
  const scores = columnOf(dataset, analysis.node)
  const times = run.source.labels(analysis.time, dataset.units)
  const moments = run.source.numbers(analysis.time, dataset.units)
  const entities = rowsByLabel(run.source.labels(analysis.entity, dataset.units))
  const changes: Record<string, Change> = {}
  for (const [entity, rows] of entities) {
    if (entity === '') continue
    const there = rows
      .filter((row) => !Number.isNaN(scores[row] ?? NaN) && !Number.isNaN(moments[row] ?? NaN))
      .sort((a, b) => moments[a]! - moments[b]!)
    const twice = there.find((row, at) => at > 0 && moments[row] === moments[there[at - 1] ?? -1])
    if (twice !== undefined) throw refuseTwice(entity, times[twice] ?? '')
    const [first] = there
    const last = there.at(-1)
    if (first === undefined || last === undefined) continue
    const start = scores[first] ?? NaN
    const end = scores[last] ?? NaN
    const years = moments[last]! - moments[first]!
    changes[entity] = {
      from: times[first] ?? '',
      to: times[last] ?? '',
      difference: orNull(end - start),
      compoundAnnualGrowth: orNull((end / start) ** (1 / years) - 1),
    }
  }
  return changes
}

function refuseTwice(entity: string, time: string): Refusal {
  return new Refusal('DUPLICATE_TIME', { entity, time }, `${entity} has more than one row for ${time}.`)
}
