import {
  bandBeside,
  bandsOf,
  type BandRule as StatisticalRule,
} from '#app/statistics/composite/ranking/bands.ts'
import type { CityResult } from '#app/statistics/composite/editions/build-editions.ts'
import type { BandRule } from '#app/survey/framework.ts'
import type { Place } from '#app/survey/reports/report.ts'
import type { Thresholds } from '#app/survey/wave/wave.ts'
import type { CityAnalysis } from '../city/analyse-city.ts'

/**
 * The bands of one edition: of the ranked cities by the framework's rule, of smaller invited samples beside them.
 *
 * @param places the ranked cities, by code
 * @returns by city code; cities without a band are left out
 * @throws Refusal INVALID_BANDS
 */
export function bandCities(
  cities: CityAnalysis[],
  results: Map<string, CityResult>,
  places: Map<string, Place>,
  rule: BandRule,
  { shownFromEffectiveN }: Thresholds,
): Map<string, string> {
  const ruled: StatisticalRule = rule.by === 'score' ? { by: 'score', cuts: rule.bands } : rule
  const scoreOf = (code: string) => results.get(code)?.index.score ?? null
  const codes = [...places.keys()]
  const ranked = codes.map(scoreOf)
  const bands = bandsOf(ranked, ruled)
  const found = new Map<string, string | null>(codes.map((code, at) => [code, bands[at] ?? null]))

  const scores = ranked.filter((score) => score !== null)
  for (const { frame, effectiveN } of cities) {
    const { code } = frame.identity
    const score = scoreOf(code)
    if (found.has(code) || score === null) continue
    if (frame.design === 'invited' && effectiveN >= shownFromEffectiveN) {
      found.set(code, bandBeside(score, scores, ruled))
    }
  }
  return new Map([...found].flatMap(([code, band]) => (band === null ? [] : [[code, band]])))
}
