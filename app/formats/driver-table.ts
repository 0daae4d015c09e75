import type { Driver, ReleaseDrivers } from '#app/survey/reports/drivers.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { CsvCell } from './csv.ts'

/**
 * One row per city, kind of importance and index: `derived` slopes in standard deviations, of the city (`derived`) or
 * of the release where the city has none of its own (`derived_release`); `stated` shares of votes in per cent; and the
 * difference from the mean of the city's own scores in points (`against_mean`). Of a city without slopes of its own
 * `no_own_because` says why.
 */
export const DRIVER_COLUMNS = [
  'release',
  'city',
  'city_zh',
  'city_en',
  'design',
  'importance',
  'code',
  'importance_unit',
  'estimate',
  'se',
  'low',
  'high',
  'p_value',
  'p_adjusted',
  'n',
  'effective_n',
  'df',
  'explained',
  'no_own_because',
]

/** The drivers of one city as rows of `DRIVER_COLUMNS`; numbers are those of the report, digit by digit. */
export function* driverRows(
  release: string,
  { city, design, drivers }: CityReport,
  whole: ReleaseDrivers | undefined,
): Generator<CsvCell[]> {
  if (!drivers) return
  const lead = [release, city.code, city.name['zh-CN'], city.name.en, design]
  const { derived, stated, againstMean } = drivers
  const reason = derived.mark === 'shown' ? null : derived.mark
  const slope = (kind: string, row: Driver, model: CsvCell[]) => [
    ...[...lead, kind, row.code, 'deviations', row.estimate, row.se, row.low, row.high, row.p, row.pAdjusted],
    ...[...model, reason],
  ]
  for (const row of derived.rows) {
    yield slope('derived', row, [derived.n, derived.effectiveN, derived.df, derived.explained])
  }
  if (derived.mark !== 'shown') {
    for (const row of whole?.rows ?? []) yield slope('derived_release', row, [null, null, null, null])
  }
  for (const { rows } of stated) {
    for (const { code, share, se, low, high } of rows) {
      yield [
        ...[...lead, 'stated', code, 'percent', share, se, low, high, null, null],
        ...[null, null, null, null, reason],
      ]
    }
  }
  for (const { code, difference, se, low, high, pAdjusted } of againstMean) {
    yield [
      ...[...lead, 'against_mean', code, 'points', difference, se, low, high, null, pAdjusted],
      ...[null, null, null, null, reason],
    ]
  }
}
