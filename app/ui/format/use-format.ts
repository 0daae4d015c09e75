import { useTranslation } from 'react-i18next'

import { LANGUAGES, type Language } from '#app/survey/item.ts'

import { makeFormat, type Format } from './format.ts'

const formats = Object.fromEntries(LANGUAGES.map((tag) => [tag, makeFormat(tag)])) as Record<Language, Format>

/** The formats of the page's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return formats[LANGUAGES.find((tag) => tag === i18n.language) ?? LANGUAGES[0]]
}
