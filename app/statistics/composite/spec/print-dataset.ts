import type { StepSpec } from './step-spec.ts'
import { columnOf, orNull, printable, type Dataset } from './dataset.ts'
import type { Framework } from './framework.ts'

/** A data set as it is printed; `units` only where they are not those of the case. */
export interface PrintedDataset {
  units?: string[]
  values?: Record<string, (number | null)[]>
  changed?: { unit: string; code: string; value: number | null }[]
}

/**
 * What a step shows of its result: all columns, the nodes above the indicators, some codes, or the cells that differ
 * from its input. A screening shows the units it kept.
 *
 * @returns null when nothing is asked for
 */
export function printDataset(
  step: StepSpec,
  input: Dataset,
  output: Dataset,
  caseUnits: string[],
  framework: Framework,
): PrintedDataset | null {
  const printed: PrintedDataset = {}
  const ownUnits = step.step === 'screen' || output.units.length !== caseUnits.length
  const { expect = 'none' } = step
  if (ownUnits) printed.units = output.units
  if (expect === 'changed') printed.changed = changedCells(input, output)
  else if (expect !== 'none') {
    const codes =
      expect === 'all'
        ? [...output.values.keys()]
        : expect === 'aggregates'
          ? framework.aggregates.map(({ code }) => code).filter((code) => output.values.has(code))
          : expect
    printed.values = Object.fromEntries(codes.map((code) => [code, printable(columnOf(output, code))]))
  }
  return step.step === 'screen' || expect !== 'none' ? printed : null
}

function changedCells(
  input: Dataset,
  output: Dataset,
): { unit: string; code: string; value: number | null }[] {
  const rowBefore = new Map(input.units.map((unit, row) => [unit, row]))
  return Array.from(output.values).flatMap(([code, column]) => {
    const before = input.values.get(code)
    return output.units.flatMap((unit, row) => {
      const value = column[row] ?? NaN
      const old = before?.[rowBefore.get(unit) ?? -1] ?? NaN
      return Object.is(value, old) || value === old ? [] : [{ unit, code, value: orNull(value) }]
    })
  })
}
