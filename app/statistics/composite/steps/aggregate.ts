import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, finiteOnly, type Dataset } from '../spec/dataset.ts'
import type { Framework, FrameworkNode } from '../spec/framework.ts'
import type { Run } from '../spec/run.ts'
import { aggregateColumns } from '../columns/aggregate-columns.ts'
import type { MeanMethod, MeanOptions } from '../columns/means.ts'
import type { AggregateStep } from '../spec/step-spec.ts'

/**
 * Carries out a step `aggregate`: the data set with every node above the indicators.
 *
 * @throws Refusal CHILDREN_WITHOUT_WEIGHTS, NEGATIVE_WEIGHT naming the node; those of `weightedMean` naming node and unit
 */
export function aggregate(input: Dataset, step: AggregateStep, run: Run): Dataset {
  const weightOf = weightsOf(step, run.framework)
  for (const node of run.framework.aggregates) {
    const { method } = meanOptionsAt(step, node.level)
    if (isWeighted(method)) checkWeights(node, run.framework, weightOf)
  }
  return aggregateWith(input, step, run.framework, weightOf)
}

/** The same with weights of one's own, for instance with noise or with a node left out. */
export function aggregateWith(
  input: Dataset,
  step: AggregateStep,
  framework: Framework,
  weightOf: (code: string) => number,
): Dataset {
  const values = new Map(input.values)
  const column = (code: string) => values.get(code) ?? columnOf(input, code)
  for (const { code, level } of framework.aggregates) {
    const children = framework.childrenOf(code)
    const scores = aggregateColumns(
      children.map((child) => column(child.code)),
      children.map((child) => weightOf(child.code)),
      { mean: meanOptionsAt(step, level), minAvailability: minAvailabilityAt(step, level) },
      new Float64Array(input.units.length),
      { node: code, units: input.units },
    )
    values.set(code, finiteOnly(scores))
  }
  return { units: input.units, values }
}

/** The weight of each node under a step. @throws Refusal UNKNOWN_NODE, NEGATIVE_WEIGHT naming the node */
export function weightsOf(
  { weights = 'framework' }: Pick<AggregateStep, 'weights'>,
  framework: Framework,
): (code: string) => number {
  if (weights === 'equal') return () => 1
  if (weights === 'framework') return (code) => framework.node(code).weight
  for (const [code, weight] of Object.entries(weights)) {
    if (framework.node(code) && weight >= 0 && Number.isFinite(weight)) continue
    throw new Refusal(
      'NEGATIVE_WEIGHT',
      { node: code },
      `The node ${code} needs a weight that is a number ≥ 0.`,
    )
  }
  return (code) => weights[code] ?? framework.node(code).weight
}

/** The mean that makes the nodes of a level. */
export function meanOptionsAt(step: AggregateStep, level: number): MeanOptions {
  return { method: atLevel(step.method, level) ?? 'arithmetic', p: step.p, penalty: step.penalty }
}

/** The share of children a node of a level needs. */
export function minAvailabilityAt(step: AggregateStep, level: number): number {
  return atLevel(step.minAvailability ?? 0, level) ?? 0
}

/** A setting that may be a list with one entry per level step, lowest first; the last entry serves all above. */
function atLevel<T>(setting: T | T[], level: number): T | undefined {
  return Array.isArray(setting) ? (setting[level - 2] ?? setting.at(-1)) : setting
}

/** Median and Mazziotta-Pareto take no weights. */
export function isWeighted(method: MeanMethod): boolean {
  return method !== 'median' && method !== 'mazziottaPareto'
}

function checkWeights(node: FrameworkNode, framework: Framework, weightOf: (code: string) => number): void {
  if (framework.childrenOf(node.code).some(({ code }) => weightOf(code) > 0)) return
  const message = `All children of ${node.code} have weight 0, so it cannot be computed.`
  throw new Refusal('CHILDREN_WITHOUT_WEIGHTS', { node: node.code }, message)
}
