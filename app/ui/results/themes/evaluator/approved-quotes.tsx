import { useTranslation } from 'react-i18next'

import type { ThemesView } from '#app/survey/quotes/themes-view.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

/** What will be told of the chosen theme in the next release, and by whose leave. */
export function ApprovedQuotes({ view: { item, city, chosen } }: { view: ThemesView }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (!chosen || chosen.approved.length === 0) return null
  return (
    <>
      <h3>{t('themes.approved')}</h3>
      <ul className="plain-list">
        {chosen.approved.map(({ id, text, approvedBy, approvedOn }) => (
          <li key={id}>
            <blockquote className="quote-told" lang={format.languageOf(text)}>
              {text}
            </blockquote>
            <form method="post" className="button-row">
              <span className="soft small">
                {t('themes.approvedBy', { by: approvedBy, date: format.date(approvedOn) })}
              </span>
              <input type="hidden" name="item" value={item} />
              <input type="hidden" name="theme" value={chosen.key} />
              {city !== null && <input type="hidden" name="city" value={city} />}
              <input type="hidden" name="quote" value={id} />
              <SubmitButton name="step" value="withdraw" tone="quiet">
                {t('themes.withdraw')}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
