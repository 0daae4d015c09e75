import { symmetricEigen } from '../../columns/eigen.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { completeColumns, correlationMatrix } from './complete-columns.ts'

/** Principal components of standardised columns, complete rows. */
export interface PcaAnalysis {
  type: 'pca'
  in: string
  codes?: string[] | undefined
  /** instead of codes: the children of this node */
  parent?: string | undefined
}

export interface PcaResult {
  codes: string[]
  eigenvalues: number[]
  varianceShare: number[]
  firstVector: number[]
  firstVectorSign: string
  absoluteVectors: number[][]
}

export function pca(analysis: PcaAnalysis, run: Run): PcaResult {
  const codes = analysis.codes ?? run.framework.childrenOf(analysis.parent ?? '').map(({ code }) => code)
  const { values, vectors } = principalComponents(datasetOf(run, analysis.in), codes)
  const total = values.reduce((sum, value) => sum + value, 0)
  return {
    codes,
    eigenvalues: values,
    varianceShare: values.map((value) => value / total),
    firstVector: vectors[0] ?? [],
    firstVectorSign: 'made positive in sum',
    absoluteVectors: vectors.map((vector) => vector.map(Math.abs)),
  }
}

/** Eigenvalues and vectors of the correlation matrix of complete rows, largest first. */
export function principalComponents(dataset: Parameters<typeof completeColumns>[0], codes: string[]) {
  return symmetricEigen(correlationMatrix(completeColumns(dataset, codes), codes))
}
