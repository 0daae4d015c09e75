import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, type Dataset } from '../../spec/dataset.ts'
import type { MeanOptions } from '../../columns/means.ts'
import type { Framework } from '../../spec/framework.ts'
import { meanOptionsAt, weightsOf } from '../../steps/aggregate.ts'
import type { AggregateStep } from '../../spec/step-spec.ts'

/**
 * How a node's score moves with each indicator below it, unit by unit; missing children take no part.
 *
 *   ∂m/∂v = (w / Σ w) (m / v)^(1 - p)   with p = 1 arithmetic, 0 geometric, -1 harmonic, else that of the generalised mean
 *
 * @param dataset the aggregated data, children and parents together
 * @returns for a row: indicator → ∂node / ∂indicator
 * @throws Refusal NOT_LINEAR for median and Mazziotta-Pareto, naming the node
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
      const power = 1 - exponentOf(code, meanOptionsAt(step, level))
      const there = framework.childrenOf(code).filter((child) => !Number.isNaN(at(child.code)))
      const total = there.reduce((sum, child) => sum + weightOf(child.code), 0)
      for (const child of there) {
        const weight = weightOf(child.code)
        if (weight === 0) continue
        const share = weight / total
        descend(child.code, factor * (power === 0 ? share : share * (at(code) / at(child.code)) ** power))
      }
    }
    descend(target, 1)
    return gradient
  }
}

function exponentOf(code: string, { method, p = 1 }: MeanOptions): number {
  switch (method) {
    case 'arithmetic':
      return 1
    case 'geometric':
      return 0
    case 'harmonic':
      return -1
    case 'generalised':
      return p
    default: {
      const message = `Sampling errors are carried through weighted means alone, not through the ${method} of ${code}.`
      throw new Refusal('NOT_LINEAR', { node: code }, message)
    }
  }
}
