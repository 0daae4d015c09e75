import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'

/** What a comparison needs of an estimate. */
export interface Comparable {
  estimate: number | null
  se: number | null
  df: number
}

export interface Comparison {
  difference: number | null
  se: number | null
  ciLower: number | null
  ciUpper: number | null
  df: number
  /** two-sided p-value of no difference */
  pValue: number | null
}

export interface ComparisonOptions {
  confidenceLevel: number
  /** covariance of the two estimates; 0 for two cities, two independent waves */
  covariance: number
  /** degrees of freedom: the sum of both for independent samples, the design's within one */
  df: number
}

/**
 * Difference a - b with its error, interval and t test.
 *
 *   se² = se_a² + se_b² - 2 cov(a, b)
 *
 * @returns nulls where either estimate or its error is missing; p-value null when the error is 0
 */
export function compareEstimates(a: Comparable, b: Comparable, options: ComparisonOptions): Comparison {
  const { confidenceLevel, covariance, df } = options
  if (a.estimate === null || b.estimate === null) {
    return { difference: null, se: null, ciLower: null, ciUpper: null, df, pValue: null }
  }
  const difference = a.estimate - b.estimate
  if (a.se === null || b.se === null) {
    return { difference, se: null, ciLower: null, ciUpper: null, df, pValue: null }
  }
  const se = Math.sqrt(Math.max(0, a.se ** 2 + b.se ** 2 - 2 * covariance))
  const interval = meanInterval(difference, se, confidenceLevel, df)
  return {
    difference,
    se,
    ciLower: interval ? interval[0] : null,
    ciUpper: interval ? interval[1] : null,
    df,
    pValue: se > 0 && df > 0 ? tTwoSidedP(difference / se, df) : null,
  }
}

/** Two cities (or independent waves): no covariance, degrees of freedom added. */
export function compareCities(a: Comparable, b: Comparable, confidenceLevel: number): Comparison {
  return compareEstimates(a, b, { confidenceLevel, covariance: 0, df: a.df + b.df })
}
