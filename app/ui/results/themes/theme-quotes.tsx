import { useTranslation } from 'react-i18next'

import type { Theme } from '#app/survey/reports/themes.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

import { useThemeWords } from './use-theme-words.ts'

/** Approved quotations by theme; nothing where there are none. */
export function ThemeQuotes({ themes }: { themes: Theme[] }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useThemeWords()
  const quoted = themes.filter(({ quotes }) => quotes.length > 0)
  if (quoted.length === 0) return null
  return (
    <div className="theme-quotes">
      <h3>{t('themes.quotes')}</h3>
      {quoted.map((theme) => (
        <figure key={words.name(theme)}>
          <figcaption lang={format.languageOf(words.name(theme))}>{words.name(theme)}</figcaption>
          {theme.quotes.map((quote) => (
            <blockquote key={quote} lang={format.languageOf(quote)}>
              {quote}
            </blockquote>
          ))}
        </figure>
      ))}
      <p className="small soft">{t('themes.quotesNote')}</p>
    </div>
  )
}
