import { datasetOf } from '../../spec/lookup.ts'
import { nodesAtLevel } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { principalComponents } from './pca.ts'

/** Weights of the children of every node one level up: their first principal vector. */
export interface PcaWeightsAnalysis {
  type: 'pcaWeights'
  in: string
  /** level of the children */
  level: number
}

/** Negative entries are kept, and a warning names them: such a weight would turn an indicator round. */
export function pcaWeights(analysis: PcaWeightsAnalysis, run: Run): Record<string, number> {
  const dataset = datasetOf(run, analysis.in)
  const weights: Record<string, number> = {}
  const parents = new Set(nodesAtLevel(run.framework, analysis.level).flatMap(({ parent }) => parent ?? []))
  for (const parent of parents) {
    const codes = run.framework.childrenOf(parent).map(({ code }) => code)
    const [first = []] = codes.length === 1 ? [[1]] : principalComponents(dataset, codes).vectors
    codes.forEach((code, at) => {
      const weight = first[at] ?? 0
      weights[code] = weight
      if (weight >= 0) return
      run.warnings.push({
        code: 'NEGATIVE_PCA_WEIGHT',
        at: { node: code, parent },
        message: `The first principal vector of ${parent} gives ${code} a negative weight.`,
      })
    })
  }
  return weights
}
