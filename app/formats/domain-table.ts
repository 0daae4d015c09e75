import type { CityReport } from '#app/survey/reports/report.ts'
import type { CsvCell } from './csv.ts'
import { intervalKind } from './interval-kind.ts'

/**
 * One row per city, domain and measure; `unit` as in the estimates. The columns from `against_others` on hold the
 * domain against all others of the city who said which is theirs; `p_corrected` is corrected for the comparisons of the
 * variable in the way `correction` names. A domain that is not shown has its rows, empty but for the mark.
 */
export const DOMAIN_COLUMNS = [
  'release',
  'city',
  'city_zh',
  'city_en',
  'design',
  'domain_variable',
  'domain',
  'domain_zh',
  'domain_en',
  'measure',
  'code',
  'unit',
  'estimate',
  'se',
  'low',
  'high',
  'interval',
  'n',
  'effective_n',
  'domain_share',
  'mark',
  'against_others',
  'against_se',
  'against_low',
  'against_high',
  'df',
  't',
  'p_value',
  'p_corrected',
  'correction',
  'comparisons',
  'domain_verdict',
]

const NOT_SHOWN = Array.from({ length: 8 }, () => null)

/** The results by domain of one city as rows of `DOMAIN_COLUMNS`; numbers are those of the report, digit by digit. */
export function* domainRows(release: string, report: CityReport): Generator<CsvCell[]> {
  const { city, design, domains = [] } = report
  const lead = [release, city.code, city.name['zh-CN'], city.name.en, design]
  for (const { variable, categories, correction, comparisons } of domains) {
    const measures = categories.find(({ rows }) => rows.length > 0)?.rows ?? []
    for (const { key, label, mark, share, rows } of categories) {
      const domain = [...lead, variable, key, label['zh-CN'], label.en]
      for (const [at, { measure, code }] of measures.entries()) {
        const named = [...domain, measure, code, measure === 'smile_rate' ? 'percent' : 'points']
        const row = rows[at]
        if (!row) {
          yield [...named, ...NOT_SHOWN, mark, ...NOT_SHOWN, null, null, null]
          continue
        }
        const { value, se, low, high, n, effectiveN } = row.figure
        yield [
          ...[...named, value, se, low, high, intervalKind(row.figure, design), n, effectiveN, share, mark],
          ...[row.difference, row.se, row.low, row.high, row.df, row.t, row.p, row.pAdjusted],
          ...[correction, comparisons, row.verdict],
        ]
      }
    }
  }
}
