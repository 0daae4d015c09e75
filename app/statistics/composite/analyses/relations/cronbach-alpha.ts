import { covarianceOf } from '../../columns/moments.ts'
import { columnOf, orNull } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { warnOfConstantColumns } from '../../spec/warn.ts'
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
      const columns = codes.map((code) => columnOf(dataset, code))
      warnOfConstantColumns(run, dataset, codes)
      return [parent, orNull(cronbachAlpha(columns))]
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
 *   α = k / (k - 1) · (1 - Σᵢ cov(xᵢ, xᵢ) / Σᵢⱼ cov(xᵢ, xⱼ))
 *
 * @param columns k columns; a covariance is taken over the units that have both (NaN is missing)
 * @returns NaN with fewer than two columns, a sum that does not vary, or two columns that share fewer than two units
 *
 * Source: Cronbach (1951), Psychometrika 16(3), 297-334; missing values as in R COINr 1.1.
 */
export function cronbachAlpha(columns: Float64Array[]): number {
  const k = columns.length
  let own = 0
  let all = 0
  columns.forEach((left, i) => {
    own += covarianceOf(left, left)
    columns.forEach((right, j) => (all += covarianceOf(left, i === j ? left : right)))
  })
  return (k / (k - 1)) * (1 - own / all)
}

function sumOfColumns(columns: Float64Array[]): Float64Array {
  const [first = new Float64Array()] = columns
  return first.map((_, row) => columns.reduce((sum, column) => sum + (column[row] ?? NaN), 0))
}
