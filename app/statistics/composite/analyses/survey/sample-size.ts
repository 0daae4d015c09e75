import { Refusal } from '#app/statistics/refusal.ts'
import { normalMultiplier } from '#app/statistics/composite/editions/estimate.ts'

/** How many completed interviews a margin of error needs. */
export interface SampleSizeAnalysis {
  type: 'sampleSize'
  cases: SampleSizeCase[]
}

export interface SampleSizeCase {
  /** confidence level of the margin */
  level: number
  /** standard deviation of the answer; 0.5 for a share */
  sd: number
  /** half width of the interval, in the unit of `sd` */
  margin: number
  designEffect?: number | undefined
  /** size of a finite population */
  population?: number | undefined
}

export function sampleSizes(analysis: SampleSizeAnalysis): { cases: { exact: number; completes: number }[] } {
  return { cases: analysis.cases.map(sampleSize) }
}

/**
 * Sample size for a margin of error.
 *
 *   n₀ = deff (z sd / margin)²,   finite population  n = n₀ / (1 + (n₀ - 1) / N);   completes rounds up
 *
 * @throws Refusal INVALID_SPEC when margin, sd or the design effect is not positive, or the level not inside 0..1
 *
 * Source: Cochran (1977), Sampling Techniques, chapter 4.
 */
export function sampleSize(asked: SampleSizeCase): { exact: number; completes: number } {
  const { level, sd, margin, designEffect = 1, population } = asked
  if (!(margin > 0 && sd > 0 && designEffect > 0 && level > 0 && level < 1)) {
    throw new Refusal(
      'INVALID_SPEC',
      { ...asked },
      'A sample size needs a margin, sd and design effect above 0.',
    )
  }
  const infinite = designEffect * ((normalMultiplier(level) * sd) / margin) ** 2
  const exact = population === undefined ? infinite : infinite / (1 + (infinite - 1) / population)
  return { exact, completes: Math.ceil(exact) }
}
