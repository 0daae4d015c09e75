import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { createCookie } from '@remix-run/node'
import { RemixI18Next } from 'remix-i18next/server'

/** Languages of the platform; the first is the default. */
export const LANGUAGE_TAGS = ['zh-CN', 'en'] as const
export type LanguageTag = (typeof LANGUAGE_TAGS)[number]

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

const instances = new Map<LanguageTag, i18n>()

/** Reads `locales/<language>/<audience>.json` once and keeps one translator per language. */
export function loadTranslations(folder: string): void {
  const resources: Resource = {}
  for (const language of LANGUAGE_TAGS) {
    const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'))
    resources[language] = Object.fromEntries(
      files.map((name) => [
        name.slice(0, -5),
        JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as Record<string, string>,
      ]),
    )
  }
  for (const language of LANGUAGE_TAGS) {
    const instance = i18next.createInstance()
    void instance.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...LANGUAGE_TAGS],
      ns: Object.keys(resources[language] ?? {}),
      defaultNS: 'common',
      resources,
      interpolation: { escapeValue: false },
      initImmediate: false,
      react: { useSuspense: false },
    })
    instances.set(language, instance)
  }
}

/** The translator of a language. @throws Error before `loadTranslations` */
export function translator(language: LanguageTag): i18n {
  const instance = instances.get(language)
  if (!instance) throw new Error('translations are not loaded')
  return instance
}

/** The language of an `Accept-Language` header: the first listed that we speak, by its main part, else the default. */
export function languageOfHeader(header: string | undefined): LanguageTag {
  const wanted = (header ?? '').toLowerCase().split(',')
  for (const one of wanted) {
    const main = one.trim().split(/[-;]/)[0]
    const known = LANGUAGE_TAGS.find((tag) => tag.toLowerCase().split('-')[0] === main)
    if (known) return known
  }
  return LANGUAGE_TAGS[0]
}
