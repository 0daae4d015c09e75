import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, type Dataset } from '../../spec/dataset.ts'
import type { Framework } from '../../spec/framework.ts'
import { meanOptionsAt, weightsOf } from '../../steps/aggregate.ts'
import type { AggregateStep } from '../../spec/step-spec.ts'

/**
 * How a node's score moves with each indicator below it, unit by unit; missing children take no part.
 *
 *   arithmetic  ∂/∂v = w / Σ w,   geometric  (w / Σ w) m / v
 *
 * @param dataset the aggregated data, children and parents together
 * @returns for a row: indicator → ∂node / ∂indicator
 * @throws Refusal NOT_LINEAR for the other means, naming the node
 */
export function aggregateGradient(
  dataset: Dataset,
  step: AggregateStep,
  framework: Framework,
  target: string,
): (row: number) => Map<string, number> {
  const weightOf = weightsOf(step, framework)
  return (row) => {
    const gradient = new Map<string, number>()
    const at = (code: string) => columnOf(dataset, code)[row] ?? NaN
    const descend = (code: string, factor: number): void => {
      const { level } = framework.node(code)
      if (level === 1) {
        gradient.set(code, factor)
        return
      }
      const { method } = meanOptionsAt(step, level)
      const there = framework.childrenOf(code).filter((child) => !Number.isNaN(at(child.code)))
      const total = there.reduce((sum, child) => sum + weightOf(child.code), 0)
      for (const child of there) {
        const weight = weightOf(child.code)
        if (weight === 0) continue
        if (method === 'arithmetic') descend(child.code, (factor * weight) / total)
        else if (method === 'geometric')
          descend(child.code, (factor * weight * at(code)) / (total * at(child.code)))
        else {
          const message = `Sampling errors are carried through arithmetic and geometric means alone, not through ${code}.`
          throw new Refusal('NOT_LINEAR', { node: code }, message)
        }
      }
    }
    descend(target, 1)
    return gradient
  }
}
