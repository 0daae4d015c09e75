import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import type { ScreenStep } from '../spec/step-spec.ts'

/** How complete one unit is. */
export interface UnitCompleteness {
  missing: number
  zero: number
  /** share of indicators that are there */
  availability: number
  /** share of the indicators that are there which are not zero; NaN when none is there */
  nonZeroShare: number
}

/** Carries out a step `screen`: the data set without the units that fail. @throws Refusal UNKNOWN_UNIT */
export function screen(input: Dataset, step: ScreenStep, run: Run): Dataset {
  checkForced(step, run)
  const columns = run.framework.indicators.map(({ code }) => columnOf(input, code))
  const kept = input.units.flatMap((unit, row) => {
    if (step.forceExclude?.includes(unit)) return []
    if (step.forceInclude?.includes(unit)) return [row]
    const { availability, nonZeroShare } = completenessOf(columns, row)
    const sparse = step.rule !== 'nonZero' && availability < (step.minAvailability ?? 0)
    const empty = step.rule !== 'availability' && nonZeroShare < (step.minNonZero ?? 0)
    return sparse || empty ? [] : [row]
  })
  return {
    units: kept.map((row) => input.units[row] ?? ''),
    values: new Map(
      Array.from(input.values, ([code, column]) => [
        code,
        Float64Array.from(kept, (row) => column[row] ?? NaN),
      ]),
    ),
  }
}

function checkForced({ forceInclude = [], forceExclude = [] }: ScreenStep, run: Run): void {
  const unit = [...forceInclude, ...forceExclude].find((code) => !run.source.units.includes(code))
  if (unit === undefined) return
  throw new Refusal(
    'UNKNOWN_UNIT',
    { unit },
    `The data have no unit ${unit}, so it can be neither kept nor dropped.`,
  )
}

/** Counts what one row has in the given columns. */
export function completenessOf(columns: Float64Array[], row: number): UnitCompleteness {
  let missing = 0
  let zero = 0
  for (const column of columns) {
    const value = column[row] ?? NaN
    if (Number.isNaN(value)) missing++
    if (value === 0) zero++
  }
  const there = columns.length - missing
  return { missing, zero, availability: there / columns.length, nonZeroShare: (there - zero) / there }
}
