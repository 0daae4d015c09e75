import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import { themeKey, type ThemeQuote, type ThemeReport } from '#app/survey/reports/themes.ts'

const TENS = 10

/** What residents wrote as everyone may read it: themes of enough residents, without any count. */
export function protectThemes(themes: ThemeReport[], least: number): ThemeReport[] {
  return themes.map((report) => ({
    ...report,
    writers:
      report.writers !== null && report.writers >= least ? Math.floor(report.writers / TENS) * TENS : null,
    themes: report.themes.flatMap((theme) =>
      theme.mark === 'shown' || theme.mark === 'indicative' ? [{ ...theme, n: null }] : [],
    ),
  }))
}

/**
 * Puts approved quotations to the themes they belong to, in the order they were approved; a theme that this version
 * does not show shows none.
 *
 * @param city null for those that are told without the city
 */
export function addQuotes<T extends CityReport | ReleaseSummary>(
  value: T,
  quotes: ThemeQuote[],
  city: string | null,
): T {
  if (!value.themes) return value
  const own = quotes.filter((quote) => quote.city === city)
  return {
    ...value,
    themes: value.themes.map((report) => ({
      ...report,
      themes: report.themes.map((theme) => ({
        ...theme,
        quotes: own
          .filter(({ item, theme: about }) => item === report.item && about === themeKey(theme))
          .map(({ text }) => text),
      })),
    })),
  }
}

/** The quotations of a release, as they were put to its themes. */
export function quotesIn(value: CityReport | ReleaseSummary, city: string | null): ThemeQuote[] {
  return (value.themes ?? []).flatMap(({ item, themes }) =>
    themes.flatMap((theme) => theme.quotes.map((text) => ({ item, city, theme: themeKey(theme), text }))),
  )
}
