import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { domainDegrees } from '#app/statistics/estimation/city-domain.ts'
import { compareEstimates, type Comparison } from './compare-estimates.ts'
import {
  estimateScores,
  type ScoreOptions,
  type ScoreVariable,
} from '#app/statistics/estimation/scores/estimate-scores.ts'

/**
 * Difference of one score between two domains of a city, with their covariance: both come from the
 * same strata and the same raking. Degrees of freedom are the design's.
 *
 * @param domainA,domainB length n, 1 = inside
 * @throws Refusal as estimateScores
 */
export function compareDomains(
  weighting: CityWeighting,
  variable: ScoreVariable,
  domainA: Uint8Array,
  domainB: Uint8Array,
  options: Omit<ScoreOptions, 'domain'>,
): Comparison {
  const inside = (domain: Uint8Array) => variable.values.map((y, i) => (domain[i] ? y : Number.NaN))
  const { rows, covariance } = estimateScores(
    weighting,
    [
      { code: variable.code, values: inside(domainA) },
      { code: variable.code, values: inside(domainB) },
    ],
    options,
  )
  return compareEstimates(rows[0]!, rows[1]!, {
    confidenceLevel: options.confidenceLevel,
    covariance: covariance[1]!,
    df: domainDegrees(weighting.units),
  })
}
