import { completePairs, covarianceOf } from './moments.ts'
import { rankValues } from './ranks.ts'

export type CorrelationMethod = 'pearson' | 'spearman' | 'kendall'

/**
 * Correlation of two columns over the places where both are there.
 *
 * `pearson`: cov(x, y) / (sd x · sd y); `spearman`: the same of average ranks among the complete pairs;
 * `kendall`: tau-b, (concordant - discordant) / √(pairs untied in x · pairs untied in y).
 *
 * @returns NaN when one of them does not vary
 */
export function correlate(x: Float64Array, y: Float64Array, method: CorrelationMethod): number {
  const complete = completePairs(x, y)
  if (method === 'kendall') return kendallTauB(complete.x, complete.y)
  if (method === 'pearson') return pearson(complete.x, complete.y)
  return pearson(
    rankValues(complete.x, 'ascending', 'average'),
    rankValues(complete.y, 'ascending', 'average'),
  )
}

function pearson(x: Float64Array, y: Float64Array): number {
  const correlation = covarianceOf(x, y) / Math.sqrt(covarianceOf(x, x) * covarianceOf(y, y))
  return Math.max(-1, Math.min(1, correlation))
}

function kendallTauB(x: Float64Array, y: Float64Array): number {
  let balance = 0
  let untiedX = 0
  let untiedY = 0
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const a = Math.sign((x[i] ?? 0) - (x[j] ?? 0))
      const b = Math.sign((y[i] ?? 0) - (y[j] ?? 0))
      balance += a * b
      untiedX += Math.abs(a)
      untiedY += Math.abs(b)
    }
  }
  return balance / Math.sqrt(untiedX * untiedY)
}
