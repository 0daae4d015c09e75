import { covarianceOf } from '../../columns/moments.ts'
import { orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { completeColumns, standardise } from './complete-columns.ts'

/** How well the children of each node hang together. */
export interface CronbachAlphaAnalysis {
  type: 'cronbachAlpha'
  in: string
  parents: string[]
}

/** The same for one set of standardised columns, with each of them left out in turn. */
export interface AlphaIfDeletedAnalysis {
  type: 'alphaIfDeleted'
  in: string
  codes: string[]
}

export interface AlphaIfDeleted {
  standardisedAlpha: number | null
  alphaIfDeleted: Record<string, number | null>
  correlationWithRest: Record<string, number | null>
}

export function cronbachAlphas(analysis: CronbachAlphaAnalysis, run: Run): Record<string, number | null> {
  const dataset = datasetOf(run, analysis.in)
  return Object.fromEntries(
    analysis.parents.map((parent) => {
      const codes = run.framework.childrenOf(parent).map(({ code }) => code)
      return [parent, orNull(cronbachAlpha(completeColumns(dataset, codes)))]
    }),
  )
}

export function alphaIfDeleted(analysis: AlphaIfDeletedAnalysis, run: Run): AlphaIfDeleted {
  const columns = completeColumns(datasetOf(run, analysis.in), analysis.codes).map(standardise)
  const rest = (left: number) => columns.filter((_, at) => at !== left)
  const perCode = (value: (at: number) => number) =>
    Object.fromEntries(analysis.codes.map((code, at) => [code, orNull(value(at))]))
  return {
    standardisedAlpha: orNull(cronbachAlpha(columns)),
    alphaIfDeleted: perCode((at) => cronbachAlpha(rest(at))),
    correlationWithRest: perCode((at) => {
      const own = columns[at] ?? new Float64Array()
      const others = sumOfColumns(rest(at))
      return covarianceOf(own, others) / Math.sqrt(covarianceOf(own, own) * covarianceOf(others, others))
    }),
  }
}

/**
 * Cronbach's alpha: share of the variance of a sum that its parts have in common.
 *
 *   α = k / (k - 1) · (1 - Σ var(xᵢ) / var(Σ xᵢ))
 *
 * @param columns k columns without missing values
 * @returns NaN with fewer than two columns or a sum that does not vary
 *
 * Source: Cronbach (1951), Psychometrika 16(3), 297-334.
 */
export function cronbachAlpha(columns: Float64Array[]): number {
  const k = columns.length
  const total = sumOfColumns(columns)
  const own = columns.reduce((sum, column) => sum + covarianceOf(column, column), 0)
  return (k / (k - 1)) * (1 - own / covarianceOf(total, total))
}

function sumOfColumns(columns: Float64Array[]): Float64Array {
  const [first = new Float64Array()] = columns
  return first.map((_, row) => columns.reduce((sum, column) => sum + (column[row] ?? NaN), 0))
}
