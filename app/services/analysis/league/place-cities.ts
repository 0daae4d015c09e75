import type { CityResult } from '#app/statistics/composite/editions/build-editions.ts'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'
import { rankable } from '#app/statistics/disclosure/thresholds.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CityReport, Place } from '#app/survey/reports/report.ts'
import type { CityAnalysis } from '../city/analyse-city.ts'

/** Why a city has no place, or null when it has one. */
export function placeReason(
  city: CityAnalysis,
  result: CityResult | undefined,
  { thresholds }: AnalysisRecipe,
): CityReport['placeReason'] {
  if (city.frame.design === 'open') return 'open-participation'
  const large = rankable(city.effectiveN, city.frame.design, {
    hiddenBelow: thresholds.hiddenBelow,
    evaluatorOnlyBelow: thresholds.evaluatorsBelow,
    indicativeBelow: thresholds.indicativeBelow,
    rankedFrom: thresholds.rankedFromEffectiveN,
    rankOpenParticipation: false,
  })
  if (!large) return 'effective-n'
  return result?.index.score == null || result.index.se === null ? 'no-score' : null
}

/**
 * Places the cities of one edition that may have a place: rank, marginal and simultaneous rank sets, tier.
 *
 * @returns by city code; cities without a place are left out
 */
export function placeCities(
  cities: CityAnalysis[],
  results: Map<string, CityResult>,
  recipe: AnalysisRecipe,
): Map<string, Place> {
  const ranked = cities.flatMap((city) => {
    const result = results.get(city.frame.identity.code)
    return result && placeReason(city, result, recipe) === null ? [result] : []
  })
  const scores = ranked.map(({ index }) => index.score)
  const ses = ranked.map(({ index }) => index.se)
  const { level } = recipe.ranks
  const own = rankCities(scores, ses, { level, method: 'marginalHolm' })
  const league = rankCities(scores, ses, { level, method: 'simultaneousHolm' })
  const tiers = tiersOf(scores, ses, { level })
  return new Map(
    ranked.map(({ city }, at): [string, Place] => [
      city,
      {
        rank: own[at]!.rank,
        low: own[at]!.low,
        high: own[at]!.high,
        leagueLow: league[at]!.low,
        leagueHigh: league[at]!.high,
        of: ranked.length,
        tier: tiers[at]!,
        tierSize: tiers.filter((tier) => tier === tiers[at]).length,
      },
    ]),
  )
}
