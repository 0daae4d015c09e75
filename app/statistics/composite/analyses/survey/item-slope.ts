import { Refusal } from '#app/statistics/refusal.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import type { StepSpec } from '../../spec/step-spec.ts'
import { normaliseNode } from '../../steps/normalise.ts'

/**
 * How a survey item moves in a data set when it moves by one unit in the csv: the product of the slopes of the steps
 * that led there. Normalisation and division by a column change the scale; the other steps keep it.
 *
 * @param dataset name of the data set
 * @returns for a unit the slope
 * @throws Refusal NOT_LINEAR naming the item, for a unit where a step is not linear in it
 */
export function itemSlope(run: Run, dataset: string, item: string): (unit: string) => number {
  const slopes: ((unit: string) => number)[] = []
  for (let step = run.steps.get(dataset); step; step = run.steps.get(step.in)) {
    const slope = slopeOfStep(run, step, item)
    if (slope) slopes.push(slope)
  }
  return (unit) => slopes.reduce((product, slope) => product * slope(unit), 1)
}

/** null for a step that keeps the scale. */
function slopeOfStep(run: Run, step: StepSpec, item: string): ((unit: string) => number) | null {
  const node = run.framework.node(item)
  if (step.step === 'transform' && item in step.byIndicator) throw refuseNotLinear(item, step)
  if (step.step === 'denominate' && node.denominator !== undefined) {
    const column = node.denominator
    return (unit) => 1 / (run.source.numbers(column, [unit])[0] ?? NaN)
  }
  if (step.step !== 'normalise') return null
  const input = datasetOf(run, step.in)
  const { slope } = normaliseNode(input, node, step, run)
  const rowOf = new Map(input.units.map((unit, row) => [unit, row]))
  return (unit) => {
    const own = Array.isArray(slope) ? (slope[rowOf.get(unit) ?? -1] ?? null) : slope
    if (own === null) throw refuseNotLinear(item, step)
    return own
  }
}

function refuseNotLinear(item: string, step: StepSpec): Refusal {
  const message = `The error of ${item} cannot be carried on: the step "${step.step}" that writes ${step.out} is not linear in it.`
  return new Refusal('NOT_LINEAR', { node: item, dataset: step.out }, message)
}
