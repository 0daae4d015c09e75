import type { CityReport } from '#app/survey/reports/report.ts'
import type { ComparedWave } from '#app/survey/trend/changes.ts'
import type { CsvCell } from './csv.ts'

/** One row per city, earlier wave and measure; `unit` as in the estimates. */
export const CHANGE_COLUMNS = [
  'release',
  'city',
  'city_zh',
  'city_en',
  'design',
  'since_wave',
  'since_release',
  'measure',
  'code',
  'edition',
  'unit',
  'before',
  'now',
  'difference',
  'se',
  'low',
  'high',
  'df',
  't',
  'p_value',
  'p_adjusted',
  'verdict',
  'breaks',
  'bridges',
  'from_scores',
  'from_method',
]

/**
 * The changes of one city as rows of `CHANGE_COLUMNS`; numbers are those of the report, digit by digit.
 *
 * @param since the earlier waves of the release, for the kinds of the breaks
 */
export function* changeRows(
  release: string,
  report: CityReport,
  since: ComparedWave[],
): Generator<CsvCell[]> {
  const { city, design, changes = [] } = report
  for (const { wave, release: earlier, rows } of changes) {
    const compared = since.find((one) => one.release === earlier)
    const kinds = (all: { kind: string }[] | undefined, places: number[]) =>
      [...new Set(places.flatMap((at) => all?.[at]?.kind ?? []))].join(' ')
    for (const row of rows) {
      yield [
        ...[release, city.code, city.name['zh-CN'], city.name.en, design, wave, earlier],
        ...[row.measure, row.code, row.edition, row.measure === 'smile_rate' ? 'percent' : 'points'],
        ...[row.before?.value ?? null, row.now?.value ?? null, row.difference, row.se, row.low, row.high],
        ...[row.df, row.t, row.p, row.pAdjusted, row.verdict],
        ...[kinds(compared?.breaks, row.breaks), kinds(compared?.bridges, row.bridges)],
        ...[row.parts?.scores ?? null, row.parts?.method ?? null],
      ]
    }
  }
}
