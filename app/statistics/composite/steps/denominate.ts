import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import type { DenominateStep } from '../spec/step-spec.ts'

/** Carries out a step `denominate`; 0 in the denominator makes the cell missing. */
export function denominate(input: Dataset, _step: DenominateStep, run: Run): Dataset {
  const columns = run.framework.indicators.flatMap(({ code, denominator }): [string, Float64Array][] => {
    if (denominator === undefined) return []
    const by = run.source.numbers(denominator, input.units)
    return [[code, columnOf(input, code).map((value, row) => value / (by[row] ?? NaN))]]
  })
  return withColumns(input, columns)
}
