import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useThemeWords } from '#app/ui/results/themes/use-theme-words.ts'

/** Sentences that are quoted of one question: they show what is meant, and the sheet has no room for more. */
const MOST_QUOTED = 2

/** What residents of the city write about most, and a few of their sentences; nothing where no theme may be told. */
export function BriefThemes({ report }: CityView) {
  const { t } = useTranslation(['official', 'common'])
  const format = useFormat()
  const words = useThemeWords()
  const told = (report.themes ?? []).filter(({ themes }) => themes.length > 0)
  if (told.length === 0) return null
  return (
    <section aria-labelledby="themes">
      <h2 id="themes">{t('common:themes.title')}</h2>
      {told.map(({ item, text, writers, themes }) => {
        const more = themes.filter(({ verdict }) => verdict === 'more').map(words.name)
        const quotes = themes.flatMap((theme) => theme.quotes.slice(0, 1)).slice(0, MOST_QUOTED)
        return (
          <div key={item}>
            <p>
              {format.sentences(
                t('brief.themes.most', {
                  question: format.text(text),
                  writers: format.count(writers ?? 0),
                  themes: words.most(themes),
                }),
                more.length > 0 ? t('brief.themes.more', { themes: format.list(more) }) : '',
                report.design === 'open' ? t('brief.themes.byModel') : '',
              )}
            </p>
            {quotes.map((quote) => (
              <blockquote key={quote} className="quote-told" lang={format.languageOf(quote)}>
                {quote}
              </blockquote>
            ))}
          </div>
        )
      })}
    </section>
  )
}
