import { Refusal } from '#app/statistics/refusal.ts'
import { symmetricEigen } from '../../columns/eigen.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { completeColumns, correlationMatrix } from './complete-columns.ts'
import { varimax } from './varimax.ts'

/** Weights from rotated factors. */
export interface FactorWeightsAnalysis {
  type: 'factorWeights'
  in: string
  codes: string[]
  /** principal components kept */
  factors: number
}

export interface FactorWeights {
  eigenvalues: number[]
  factorOrder: string
  explainedVariance: number[]
  loadings: Record<string, number[]>
  communality: Record<string, number>
  /** the factor an indicator belongs to, counted from 0 */
  factorOf: Record<string, number>
  weights: Record<string, number>
}

/** A component with less variance than this is rounding. */
const SMALLEST_EIGENVALUE = 1e-10

/**
 * Principal components kept, rotated by varimax with Kaiser normalisation. Each indicator belongs to the factor
 * with its largest squared loading divided by the factor's variance, and gets that times the factor's share of explained variance; scaled to sum 1.
 *
 * @throws Refusal TOO_MANY_FACTORS, CONSTANT_COLUMN, TOO_FEW_UNITS naming the nodes
 *
 * Source: OECD/JRC Handbook (2008), step 6 and its worked example; Nicoletti, Scarpetta and Boylaud (2000).
 */
export function factorWeights(analysis: FactorWeightsAnalysis, run: Run): FactorWeights {
  const { codes } = analysis
  const columns = completeColumns(datasetOf(run, analysis.in), codes)
  const { values, vectors } = symmetricEigen(correlationMatrix(columns, codes))
  if (!((values[analysis.factors - 1] ?? 0) > SMALLEST_EIGENVALUE)) {
    const message = `${codes.join(', ')} do not have ${analysis.factors} independent factors.`
    throw new Refusal('TOO_MANY_FACTORS', { nodes: codes, factors: analysis.factors }, message)
  }
  const raw = codes.map((_, row) =>
    vectors
      .slice(0, analysis.factors)
      .map((vector, factor) => (vector[row] ?? 0) * Math.sqrt(values[factor] ?? 0)),
  )
  const { loadings, explained } = inOrder(varimax(raw))
  const total = explained.reduce((sum, value) => sum + value, 0)

  const scaled = loadings.map((row) => row.map((loading, factor) => loading ** 2 / (explained[factor] ?? 1)))
  const factorOf = scaled.map((row) => row.indexOf(Math.max(...row)))
  const shares = scaled.map((row, at) => {
    const factor = factorOf[at] ?? 0
    return (row[factor] ?? 0) * ((explained[factor] ?? 0) / total)
  })
  const sum = shares.reduce((all, share) => all + share, 0)
  const perCode = <T>(list: T[]) =>
    Object.fromEntries(codes.map((code, at) => [code, list[at]])) as Record<string, T>
  return {
    eigenvalues: values,
    factorOrder:
      'by explained variance after rotation, largest first; signs made so that the sum of cubed loadings is positive',
    explainedVariance: explained,
    loadings: perCode(loadings),
    communality: perCode(loadings.map((row) => row.reduce((all, loading) => all + loading ** 2, 0))),
    factorOf: perCode(factorOf),
    weights: perCode(shares.map((share) => share / sum)),
  }
}

function inOrder(rotated: number[][]): { loadings: number[][]; explained: number[] } {
  const factors = (rotated[0] ?? []).map((_, factor) => {
    const column = rotated.map((row) => row[factor] ?? 0)
    const sign = column.reduce((sum, loading) => sum + loading ** 3, 0) < 0 ? -1 : 1
    const explained = column.reduce((sum, loading) => sum + loading ** 2, 0)
    return { column: column.map((loading) => sign * loading), explained }
  })
  factors.sort((a, b) => b.explained - a.explained)
  return {
    loadings: rotated.map((_, row) => factors.map(({ column }) => column[row] ?? 0)),
    explained: factors.map(({ explained }) => explained),
  }
}
