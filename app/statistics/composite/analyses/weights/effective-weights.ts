import type { Framework } from '../../spec/framework.ts'
import type { Run } from '../../spec/run.ts'

/** What each node counts in the whole: weight over the siblings' sum, multiplied up to the top. */
export interface EffectiveWeightsAnalysis {
  type: 'effectiveWeights'
}

export function effectiveWeights(_analysis: EffectiveWeightsAnalysis, run: Run): Record<string, number> {
  const { framework } = run
  const weightOf = effectiveWeightIn(framework, (code) => framework.node(code).weight)
  return Object.fromEntries(framework.nodes.map(({ code }) => [code, weightOf(code)]))
}

/** Effective weight of a node under its top, for any set of weights; 0 where all siblings weigh nothing. */
function effectiveWeightIn(
  framework: Framework,
  weightOf: (code: string) => number,
): (code: string) => number {
  const share = (code: string): number => {
    const { parent } = framework.node(code)
    if (parent === null) return 1
    const siblings = framework.childrenOf(parent).reduce((sum, sibling) => sum + weightOf(sibling.code), 0)
    return siblings > 0 ? (weightOf(code) / siblings) * share(parent) : 0
  }
  return share
}
