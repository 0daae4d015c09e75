import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createCookie } from '@remix-run/node'
import { RemixI18Next } from 'remix-i18next/server'

import { pseudoTexts } from './i18n/pseudo-text.ts'
import { quickTexts } from './i18n/quick-texts.ts'
import { PSEUDO, TRADITIONAL } from './i18n/resident-languages.ts'

/** Languages of the platform; the first is the default. */
export const LANGUAGE_TAGS = ['zh-CN', 'en'] as const
export type LanguageTag = (typeof LANGUAGE_TAGS)[number]

/** What residents' pages may be shown in: a language of the platform, or a variant of one. */
export const RESIDENT_TAGS = [...LANGUAGE_TAGS, TRADITIONAL, PSEUDO] as const
export type ResidentTag = (typeof RESIDENT_TAGS)[number]

/** Remembers the language a reader chose by `?lang=`. */
export const languageCookie = createCookie('lang', {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: 365 * 24 * 3600,
})

const detector = new RemixI18Next({
  detection: {
    supportedLanguages: [...LANGUAGE_TAGS],
    fallbackLanguage: LANGUAGE_TAGS[0],
    searchParamKey: 'lang',
    cookie: languageCookie,
    order: ['searchParams', 'cookie', 'header'],
  },
})

/** The language of a request: `?lang=`, the cookie, then `Accept-Language`, then the default. */
export async function languageOf(request: Request): Promise<LanguageTag> {
  return (await detector.getLocale(request)) as LanguageTag
}

const instances = new Map<ResidentTag, i18n>()

/** Reads `locales/<language>/<audience>.json` once and keeps one translator per language. */
export function loadTranslations(folder: string): void {
  const resources: Resource = {}
  for (const language of LANGUAGE_TAGS) resources[language] = readTexts(join(folder, language))
  for (const language of LANGUAGE_TAGS) instances.set(language, makeTranslator(language, null, resources))

  resources[TRADITIONAL] = readTexts(join(folder, TRADITIONAL))
  instances.set(TRADITIONAL, makeTranslator(TRADITIONAL, 'zh-CN', resources))

  resources[PSEUDO] = { resident: pseudoTexts(resources['en']?.['resident'] ?? {}) }
  instances.set(PSEUDO, makeTranslator(PSEUDO, 'en', resources))
}

function readTexts(folder: string): Resource[string] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -5),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>,
    ]),
  )
}

/** @param main the language of texts that a variant has none of its own for */
function makeTranslator(language: ResidentTag, main: LanguageTag | null, resources: Resource): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: main ?? false,
    supportedLngs: Object.keys(resources),
    ns: Object.keys(resources[main ?? language] ?? {}),
    defaultNS: 'common',
    resources,
    interpolation: { escapeValue: false },
    initImmediate: false,
    react: { useSuspense: false },
  })
  quickTexts(instance, resources, main === null ? [language] : [language, main])
  return instance
}

/** The translator of a language. @throws Error before `loadTranslations` */
export function translator(language: ResidentTag): i18n {
  const instance = instances.get(language)
  if (!instance) throw new Error('translations are not loaded')
  return instance
}

/** The language of the platform that this is or is a variant of. */
export function mainLanguage(tag: ResidentTag): LanguageTag {
  return speaks(tag) ?? LANGUAGE_TAGS[0]
}

/** What a wave has to offer for an answer in this language: a variant of ours goes with the language it belongs to. */
export function offeredAs(tag: string): string {
  const ours = RESIDENT_TAGS.find((one) => one === tag)
  return ours ? mainLanguage(ours) : tag
}

/** The language of an `Accept-Language` header: the first listed that we speak, by its main part, else the default. */
export function languageOfHeader(header: string | undefined): LanguageTag {
  for (const one of (header ?? '').split(',')) {
    const known = speaks(one)
    if (known) return known
  }
  return LANGUAGE_TAGS[0]
}

/** The language that goes by the main part of a tag. */
function speaks(tag: string): LanguageTag | undefined {
  const main = tag.trim().toLowerCase().split(/[-;]/)[0]
  return LANGUAGE_TAGS.find((one) => one.toLowerCase().split('-')[0] === main)
}
