import { useTranslation } from 'react-i18next'

import { useFormat } from '../format/use-format.ts'
import { withQuery } from '../format/with-query.ts'

/** What each calls itself, where both ways of writing Chinese are offered. */
const NAMES: Record<string, string> = { 'zh-Hant': '繁體', 'zh-CN': '简体', en: 'English' }

interface Props {
  /** all the page is offered in */
  languages: string[]
  /** null on the first screen */
  path: string | null
}

/**
 * The other languages, with everything answered so far. The first screen is the same for all readers and does not know
 * its own query, so there the server finds the way (`path` null).
 */
export function LanguageButtons({ languages, path }: Props) {
  const { t, i18n } = useTranslation('resident')
  const { language } = useFormat()
  const shown = languages.includes(i18n.language) ? i18n.language : language
  return (
    <div className="languages">
      {languages
        .filter((other) => other !== shown)
        .map((other) => (
          <button
            key={other}
            className="quiet"
            form="answer-form"
            name="intent"
            value={path === null ? `language:${other}` : 'stay'}
            formAction={path === null ? undefined : withQuery(path, { lang: other })}
            lang={other}
          >
            {languages.includes('zh-Hant') ? NAMES[other] : t('otherLanguage')}
          </button>
        ))}
    </div>
  )
}
