import { columnOf, orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { completenessOf } from '../../steps/screen.ts'

/** How complete every unit is, over all indicators and below each node. */
export interface AvailabilityAnalysis {
  type: 'availability'
  in: string
}

export interface Availability {
  units: string[]
  missing: number[]
  zero: number[]
  availability: (number | null)[]
  nonZeroShare: (number | null)[]
  /** share of available indicators below each node */
  byNode: Record<string, (number | null)[]>
}

export function availability(analysis: AvailabilityAnalysis, run: Run): Availability {
  const dataset = datasetOf(run, analysis.in)
  const { units } = dataset
  const rowsBelow = (codes: string[]) => {
    const columns = codes.map((code) => columnOf(dataset, code))
    return units.map((_, row) => completenessOf(columns, row))
  }
  const all = rowsBelow(run.framework.indicators.map(({ code }) => code))
  return {
    units,
    missing: all.map(({ missing }) => missing),
    zero: all.map(({ zero }) => zero),
    availability: all.map((row) => orNull(row.availability)),
    nonZeroShare: all.map(({ nonZeroShare }) => orNull(nonZeroShare)),
    byNode: Object.fromEntries(
      run.framework.aggregates.map(({ code }) => {
        const below = rowsBelow(run.framework.indicatorsBelow(code).map((node) => node.code))
        return [code, below.map((row) => orNull(row.availability))]
      }),
    ),
  }
}
