import { useTranslation } from 'react-i18next'

import { useFormat } from '../format/use-format.ts'
import { withQuery } from '../format/with-query.ts'

/**
 * The other language, with everything answered so far. The first screen is the same for all readers and does not know
 * its own query, so there the server finds the way (`path` null).
 */
export function LanguageButton({ path }: { path: string | null }) {
  const { t } = useTranslation('resident')
  const other = useFormat().language === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      className="quiet"
      form="answer-form"
      name="intent"
      value={path === null ? `language:${other}` : 'stay'}
      formAction={path === null ? undefined : withQuery(path, { lang: other })}
      lang={other}
    >
      {t('otherLanguage')}
    </button>
  )
}
