import { combineChildren } from '../combine-children.ts'
import { secondLevelCodes } from '../index-tree.ts'
import { objectiveScore } from '../objective-score.ts'
import { scoreIndicators } from './score-indicators.ts'
import type { IndexBasis, IndexScheme } from './scheme.ts'

/** The objective side of every city. */
export interface ObjectiveSides {
  /** one column per indicator, one row per city */
  indicators: Float64Array[]
  /** weight of each indicator within its second-level index */
  weights: Float64Array
  /** by city: k scores in the order of the tree's second level, NaN without a figure */
  scores: Float64Array[]
}

/**
 * Objective scores of the second-level indices under a scheme. An index has a score as soon as one of its indicators
 * has a figure; a missing indicator leaves its weight to the others.
 *
 * @throws Refusal of `scoreIndicators` and `combineChildren`
 */
export function objectiveScores(basis: IndexBasis, scheme: IndexScheme): ObjectiveSides {
  const { indicators: known, cities } = basis
  const indicators = scoreIndicators(basis, scheme)
  const weights = Float64Array.from(known, ({ weight }) =>
    scheme.weights.indicators === 'equal' ? 1 : weight,
  )
  const own = secondLevelCodes(basis.tree).map((node) => ({
    node,
    places: known.flatMap((indicator, at) => (indicator.node === node ? [at] : [])),
  }))
  const mean = scheme.aggregation.objective
  const scores = cities.map(({ city }, row) =>
    Float64Array.from(own, ({ node, places }) => {
      const values = places.map((at) => indicators[at]?.[row] ?? NaN)
      const shares = places.map((at) => weights[at] ?? 0)
      return mean === 'arithmetic'
        ? objectiveScore(values, shares, 0).score
        : combineChildren(values, shares, mean, { node, city }).value
    }),
  )
  return { indicators, weights, scores }
}
