import { useTranslation } from 'react-i18next'

import { LANGUAGES } from '#app/survey/item.ts'

import { withQuery } from '../format/with-query.ts'

const OWN_NAMES = { 'zh-CN': '中文', en: 'English' }

/** Links to this same page in the other languages, each named in its own. */
export function LanguageSwitch({ path }: { path: string }) {
  const { i18n } = useTranslation()
  return LANGUAGES.filter((tag) => tag !== i18n.language).map((tag) => (
    <a key={tag} href={withQuery(path, { lang: tag })} lang={tag} hrefLang={tag} rel="alternate">
      {OWN_NAMES[tag]}
    </a>
  ))
}
