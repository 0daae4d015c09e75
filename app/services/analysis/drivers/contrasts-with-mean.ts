import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { meanInterval } from '#app/statistics/estimation/intervals.ts'
import { tTwoSidedP } from '#app/statistics/numeric/distributions.ts'
import type { AgainstMean } from '#app/survey/reports/drivers.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { SampleEstimates } from '../city/estimate-sample.ts'

/**
 * Each people score of a city less the plain mean of its k people scores. All come from the same people, so their
 * joint covariance V enters:
 *
 *   d_j = x_j - x̄,   var(d_j) = c'Vc,  c = e_j - 1/k
 *
 * Scores from too few people for everyone to read are no part of it. Degrees of freedom are those of the scores.
 *
 * @param nodes second-level codes, in the order of the estimates
 * @returns in the order of the nodes, p-values corrected for their number (Holm); empty with fewer than two scores
 */
export function contrastsWithMean(
  { people, covariance }: Pick<SampleEstimates, 'people' | 'covariance'>,
  nodes: string[],
  { estimation, thresholds }: Pick<AnalysisRecipe, 'estimation' | 'thresholds'>,
): AgainstMean[] {
  const k = nodes.length
  const places = [...nodes.keys()].filter((at) => {
    const score = people[at]
    return (
      score != null && score.estimate !== null && score.se !== null && score.n >= thresholds.evaluatorsBelow
    )
  })
  if (places.length < 2) return []
  const mean = places.reduce((sum, at) => sum + people[at]!.estimate!, 0) / places.length
  const df = Math.min(...places.map((at) => people[at]!.df))
  const rows = places.map((own) => {
    const share = (at: number) => (at === own ? 1 : 0) - 1 / places.length
    const variance = places.reduce(
      (sum, a) => sum + places.reduce((part, b) => part + share(a) * share(b) * covariance[a * k + b]!, 0),
      0,
    )
    const difference = people[own]!.estimate! - mean
    const se = Math.sqrt(Math.max(0, variance))
    const interval = meanInterval(difference, se, estimation.confidenceLevel, df)
    return {
      code: nodes[own]!,
      difference,
      se,
      interval,
      p: se > 0 && df > 0 ? tTwoSidedP(difference / se, df) : null,
    }
  })
  const adjusted = adjustPValues(
    rows.map(({ p }) => p),
    'holm',
  )
  return rows.flatMap(({ code, difference, se, interval }, at) => {
    const pAdjusted = adjusted[at] ?? null
    if (interval === null || pAdjusted === null) return []
    return [{ code, difference, se, low: interval[0], high: interval[1], pAdjusted }]
  })
}
