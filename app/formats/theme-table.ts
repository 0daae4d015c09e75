import { themeKey, type ThemeReport } from '#app/survey/reports/themes.ts'
import type { CsvCell } from './csv.ts'

/**
 * One row per open question and theme, over all published cities together: weighted share in whole per cents of the
 * residents who wrote something, who are told in tens. Nothing by city, and no sentences.
 */
export const THEME_COLUMNS = ['release', 'code', 'theme', 'estimate', 'low', 'high', 'writers', 'mark']

/** The themes of a release as rows of `THEME_COLUMNS`; numbers are those of the report, digit by digit. */
export function* themeRows(release: string, reports: ThemeReport[] | undefined): Generator<CsvCell[]> {
  for (const { item, writers, themes } of reports ?? []) {
    for (const theme of themes) {
      const { share, low, high, mark } = theme
      yield [release, item, themeKey(theme), share, low, high, writers, mark]
    }
  }
}
