import { useContext } from 'react'
import { I18nContext } from 'react-i18next'

import { LANGUAGES, type Language } from '#app/survey/item.ts'

import { makeFormat, type Format } from './format.ts'

const formats = Object.fromEntries(LANGUAGES.map((tag) => [tag, makeFormat(tag)])) as Record<Language, Format>
const mainPart = (tag: string) => tag.split('-')[0]

/** The formats of the page's language. Read from the context alone, since tables ask for them in every cell. */
export function useFormat(): Format {
  const { i18n } = useContext(I18nContext)
  const known = formats[i18n.language as Language] as Format | undefined
  // a variant writes numbers and dates as the language it is a variant of
  return known ?? formats[LANGUAGES.find((tag) => mainPart(tag) === mainPart(i18n.language)) ?? LANGUAGES[0]]
}
