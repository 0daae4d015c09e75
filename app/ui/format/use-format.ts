import { useContext } from 'react'
import { I18nContext } from 'react-i18next'

import { LANGUAGES, type Language } from '#app/survey/item.ts'

import { makeFormat, type Format } from './format.ts'

const formats = Object.fromEntries(LANGUAGES.map((tag) => [tag, makeFormat(tag)])) as Record<Language, Format>

/** The formats of the page's language. Read from the context alone, since tables ask for them in every cell. */
export function useFormat(): Format {
  const { i18n } = useContext(I18nContext)
  return formats[LANGUAGES.find((tag) => tag === i18n.language) ?? LANGUAGES[0]]
}
