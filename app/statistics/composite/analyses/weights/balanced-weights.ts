import { Refusal } from '#app/statistics/refusal.ts'
import { correlate, type CorrelationMethod } from '../../columns/correlation.ts'
import { columnOf } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'

/** The two weights with which both children of a node correlate equally with it. */
export interface BalancedWeightsAnalysis {
  type: 'balancedWeights'
  aggregation: string
  /** level of the children */
  level?: number | undefined
  /** the parent */
  target: string
  method?: CorrelationMethod | undefined
}

export interface BalancedWeights {
  weights: Record<string, number>
  correlation: number
  note: string
}

/** @throws Refusal NOT_TWO_CHILDREN, NO_BALANCED_WEIGHTS naming the node */
export function balancedWeights(analysis: BalancedWeightsAnalysis, run: Run): BalancedWeights {
  const dataset = datasetOf(run, analysis.aggregation)
  const codes = run.framework.childrenOf(analysis.target).map(({ code }) => code)
  const [first, second] = codes
  if (first === undefined || second === undefined || codes.length !== 2) {
    const message = `Balanced weights need a node with exactly two children, which ${analysis.target} has not.`
    throw new Refusal('NOT_TWO_CHILDREN', { node: analysis.target }, message)
  }
  const method = analysis.method ?? 'pearson'
  const solved = balanceTwo(columnOf(dataset, first), columnOf(dataset, second), method)
  if (!solved) {
    const message = `No weights make ${first} and ${second} correlate equally with ${analysis.target}.`
    throw new Refusal('NO_BALANCED_WEIGHTS', { node: analysis.target }, message)
  }
  return {
    weights: { [first]: solved.weight, [second]: 1 - solved.weight },
    correlation: solved.correlation,
    note: 'weights sum to 1; both children then have this correlation with the parent',
  }
}

/**
 * Weight w of the first column such that cor(x, wx + (1 - w)y) = cor(y, wx + (1 - w)y), by bisection.
 *
 * @returns null when the difference does not change its sign between w = 0 and w = 1
 */
export function balanceTwo(
  x: Float64Array,
  y: Float64Array,
  method: CorrelationMethod,
): { weight: number; correlation: number } | null {
  const mix = (weight: number) => x.map((value, row) => weight * value + (1 - weight) * (y[row] ?? NaN))
  const difference = (weight: number) => {
    const parent = mix(weight)
    return correlate(x, parent, method) - correlate(y, parent, method)
  }
  let low = 0
  let high = 1
  if (!(difference(low) <= 0 && difference(high) >= 0)) return null
  while (high - low > 1e-15) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (difference(middle) < 0) low = middle
    else high = middle
  }
  const weight = (low + high) / 2
  return { weight, correlation: correlate(x, mix(weight), method) }
}
