import { EDITIONS, type CityReport } from '#app/survey/reports/report.ts'
import type { CsvCell } from './csv.ts'
import { intervalKind } from './interval-kind.ts'

/** One row per city, edition and index: the index itself, its first and its second level. */
export const INDEX_COLUMNS = [
  'release',
  'city',
  'city_zh',
  'city_en',
  'design',
  'edition',
  'level',
  'code',
  'score',
  'se',
  'low',
  'high',
  'interval',
  'n',
  'effective_n',
  'mark',
  'objective',
  'people_share',
  'flag',
  'objective_years',
  'rank',
  'rank_low',
  'rank_high',
  'league_low',
  'league_high',
  'ranked_cities',
  'tier',
  'tier_size',
  'band',
  'no_rank_because',
]

const NO_PLACE = Array<CsvCell>(10).fill(null)

/**
 * The index of one city as rows of `INDEX_COLUMNS`. A rank stands in the row of the index, with its sets; numbers are
 * those of the report, digit by digit.
 *
 * @param root code of the index itself
 */
export function* indexRows(release: string, report: CityReport, root: string): Generator<CsvCell[]> {
  const { city, design, index, place, band, placeReason, nodes } = report
  const lead = [release, city.code, city.name['zh-CN'], city.name.en, design]
  for (const edition of EDITIONS) {
    const { value, se, low, high, n, effectiveN, mark } = index[edition]
    const interval = intervalKind(index[edition], design)
    const at = place[edition]
    yield [
      ...[...lead, edition, 'index', root, value, se, low, high, interval, n, effectiveN, mark],
      ...[null, null, null, null],
      ...(at
        ? [
            at.rank,
            at.low,
            at.high,
            at.leagueLow,
            at.leagueHigh,
            at.of,
            at.tier,
            at.tierSize,
            band[edition],
            null,
          ]
        : [...NO_PLACE.slice(2), band[edition], placeReason]),
    ]
    for (const node of nodes) {
      const figure = node[edition]
      yield [
        ...[...lead, edition, node.level, node.code, figure.value, figure.se, figure.low, figure.high],
        ...[intervalKind(figure, design), figure.n, figure.effectiveN, figure.mark],
        ...(edition === 'people'
          ? [null, 1, null, null]
          : [node.objective, node.peopleShare, node.flag, node.years.join(' ')]),
        ...NO_PLACE,
      ]
    }
  }
}
