import { writeCsv, type CsvCell } from '#app/formats/csv.ts'
import type { RobustnessResult } from '#app/survey/robustness/robustness.ts'

/** City by city: places and their sets, shares of the variance, flagged responses, weightings. */
export function citiesCsv(result: RobustnessResult): string {
  const { factors, cities, flagged } = result
  const differences = new Map('cities' in flagged ? flagged.cities.map((city) => [city.city, city]) : [])
  const columns = [
    'city',
    'score',
    'rank',
    'set_low',
    'set_high',
    'tier',
    'recomputed_p05',
    'recomputed_median',
    'recomputed_p95',
    'probability_top_ten',
    'rank_sd',
    ...factors.flatMap((factor) => [
      `first_${factor}`,
      `first_se_${factor}`,
      `total_${factor}`,
      `total_se_${factor}`,
    ]),
    'together',
    'survey_alone',
    'method_alone',
    'survey_and_method',
    'weightings_first',
    'weightings_top_ten',
    'weightings_keeps_tier',
    'flagged_responses',
    'score_with_flagged',
    'score_without_flagged',
    'places_up_without_flagged',
  ]
  const rows = cities.map((city): CsvCell[] => {
    const { split, weightings } = city
    const difference = differences.get(city.city)
    return [
      city.city,
      city.score,
      city.rank,
      city.low,
      city.high,
      city.tier,
      city.q05,
      city.median,
      city.q95,
      city.topTen,
      split.sd,
      ...factors.flatMap((_, at) => [
        split.first[at] ?? null,
        split.firstSe[at] ?? null,
        split.total[at] ?? null,
        split.totalSe[at] ?? null,
      ]),
      split.shares?.together ?? null,
      split.groups?.survey ?? null,
      split.groups?.method ?? null,
      split.groups?.both ?? null,
      weightings.first,
      weightings.topTen,
      weightings.keepsTier,
      difference?.flagged ?? null,
      difference?.included.score ?? null,
      difference?.excluded.score ?? null,
      difference?.places ?? null,
    ]
  })
  return writeCsv(columns, rows)
}

/** One row for every part left out and every city: places up (positive) or down. */
export function leaveOneOutCsv({ without }: RobustnessResult): string {
  const rows = without.flatMap(({ kind, code, node, found }) =>
    'refusal' in found
      ? [[kind, code, node, null, null, found.refusal.code]]
      : Object.entries(found.places).map(([city, places]): CsvCell[] => [
          kind,
          code,
          node,
          city,
          places,
          null,
        ]),
  )
  return writeCsv(['left_out', 'code', 'index', 'city', 'places_up', 'refused'], rows)
}
