import { isWeighted, meanOptionsAt, minAvailabilityAt, weightsOf } from '../steps/aggregate.ts'
import type { Dataset } from './dataset.ts'
import type { Run } from './run.ts'
import type { AggregateStep, StepSpec } from './step-spec.ts'
import { warnOnce } from './warn.ts'

/** Steps that compute a cell from a cell, so that a cell that was there must stay there. */
const CELL_BY_CELL: StepSpec['step'][] = ['denominate', 'transform', 'treat', 'normalise']

/**
 * Warns of every node in which a step lost values because they are not defined: a division by zero, the logarithm of a
 * number that is not positive, a scale without width because the indicator does not vary, a mean without end.
 */
export function warnOfLostCells(step: StepSpec, input: Dataset, output: Dataset, run: Run): void {
  if (step.step === 'aggregate') return warnOfLostNodes(step, output, run)
  if (!CELL_BY_CELL.includes(step.step)) return
  for (const { code } of run.framework.nodes) {
    const before = input.values.get(code)
    const after = output.values.get(code)
    warnNotDefined(step, code, output, run, (row) => isThere(before, row) && !isThere(after, row))
  }
}

/** A node is lost where it has a child with weight and enough children, and yet no value. */
function warnOfLostNodes(step: AggregateStep & StepSpec, output: Dataset, run: Run): void {
  const weightOf = weightsOf(step, run.framework)
  for (const { code, level } of run.framework.aggregates) {
    const weighted = isWeighted(meanOptionsAt(step, level).method)
    const least = minAvailabilityAt(step, level)
    const children = run.framework.childrenOf(code)
    const column = output.values.get(code)
    warnNotDefined(step, code, output, run, (row) => {
      if (isThere(column, row)) return false
      const there = children.filter((child) => isThere(output.values.get(child.code), row))
      const counts = there.some((child) => !weighted || weightOf(child.code) > 0)
      return counts && there.length / children.length >= least
    })
  }
}

function warnNotDefined(
  step: StepSpec,
  node: string,
  output: Dataset,
  run: Run,
  isLost: (row: number) => boolean,
): void {
  const units = output.units.filter((_, row) => isLost(row))
  if (units.length === 0) return
  const all = units.length === output.units.length ? 'all units' : units.join(', ')
  const message = `The step "${step.step}" is not defined for ${node} in ${all}; these cells are missing from ${step.out} on.`
  warnOnce(run, 'NOT_DEFINED', { node, units }, message)
}

function isThere(column: Float64Array | undefined, row: number): boolean {
  return !Number.isNaN(column?.[row] ?? NaN)
}
