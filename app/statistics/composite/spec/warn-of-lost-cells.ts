import type { Dataset } from './dataset.ts'
import type { Run } from './run.ts'
import type { StepSpec } from './step-spec.ts'

/** Steps that compute a cell from a cell, so that a cell that was there must stay there. */
const CELL_BY_CELL: StepSpec['step'][] = ['denominate', 'transform', 'treat', 'normalise']

/**
 * Warns of every indicator in which a step lost values because they are not defined: a division by zero, the logarithm
 * of a number that is not positive, a scale without width because the indicator does not vary.
 */
export function warnOfLostCells(step: StepSpec, input: Dataset, output: Dataset, run: Run): void {
  if (!CELL_BY_CELL.includes(step.step)) return
  for (const { code } of run.framework.indicators) {
    const before = input.values.get(code)
    const after = output.values.get(code)
    const units = output.units.filter(
      (_, row) => !Number.isNaN(before?.[row] ?? NaN) && Number.isNaN(after?.[row] ?? NaN),
    )
    if (units.length === 0) continue
    const all = units.length === output.units.length ? 'all units' : units.join(', ')
    run.warnings.push({
      code: 'NOT_DEFINED',
      at: { step: step.step, out: step.out, node: code, units },
      message: `The step "${step.step}" is not defined for ${code} in ${all}; these cells are missing from ${step.out} on.`,
    })
  }
}
