import { readdirSync, readFileSync } from 'node:fs'

import i18next, { type i18n, type Resource, type TFunction } from 'i18next'
import { expect, it } from 'vitest'

import { quickTexts } from '#app/platform/i18n/quick-texts.ts'

const LANGUAGES = ['zh-CN', 'en']
const resources: Resource = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    Object.fromEntries(
      readdirSync(`locales/${language}`).map((file) => [
        file.slice(0, -5),
        JSON.parse(readFileSync(`locales/${language}/${file}`, 'utf8')) as Record<string, string>,
      ]),
    ),
  ]),
)
resources['zh-Hant'] = { common: { only: '繁體' } }

function instanceOf(language: string, main: string | false = false): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: main,
    supportedLngs: Object.keys(resources),
    ns: Object.keys(resources['en']!),
    defaultNS: 'common',
    resources,
    interpolation: { escapeValue: false },
    initImmediate: false,
  })
  return instance
}

function pairOf(language: string, main: string | false = false) {
  const quick = instanceOf(language, main)
  quickTexts(quick, resources, main ? [language, main] : [language])
  return { quick, slow: instanceOf(language, main) }
}

type Ask = (key: string | string[], values?: unknown) => string
const ask = (instance: i18n, namespace: string): Ask =>
  instance.getFixedT(null, namespace) as TFunction as unknown as Ask

function leaves(texts: unknown, path = ''): [string, string][] {
  return Object.entries(texts as Record<string, unknown>).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

it.each(LANGUAGES)('reads every text of %s as the translator does', (language) => {
  const { quick, slow } = pairOf(language)
  let compared = 0
  for (const [namespace, texts] of Object.entries(resources[language]!)) {
    const [fast, known] = [ask(quick, namespace), ask(slow, namespace)]
    for (const [key, text] of leaves(texts)) {
      const names = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!)
      const values = Object.fromEntries(names.map((name, at) => [name, at % 2 ? at + 0.5 : `<${name}>`]))
      expect(fast(key, values)).toBe(known(key, values))
      expect(fast(`${namespace}:${key}`, values)).toBe(known(`${namespace}:${key}`, values))
      const plain = key.replace(/_(?:zero|one|other)$/, '')
      for (const count of [0, 1, 2, 5, 1.5]) {
        expect(fast(plain, { ...values, count })).toBe(known(plain, { ...values, count }))
        compared++
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000)
})

it('leaves to the translator what is no text with plain values', () => {
  const { quick, slow } = pairOf('en')
  const [fast, known] = [ask(quick, 'common'), ask(slow, 'common')]
  const asked: [string | string[], unknown?][] = [
    ['there.is.none'],
    ['there.is.none', 'a text instead'],
    ['there.is.none', { defaultValue: 'for {{who}}', who: 'us' }],
    [['there.is.none', 'mark.none']],
    ['mark.none', 'a text instead'],
    ['mark.hidden', { n: undefined }],
    ['mark.hidden', { replace: { n: 3 } }],
    ['mark.hidden', { n: 3, lng: 'zh-CN' }],
    ['title', { ns: 'public' }],
    ['mark'],
  ]
  for (const [key, values] of asked) expect(fast(key, values)).toBe(known(key, values))
})

it('writes a value as it is, whatever it holds', () => {
  const { quick } = pairOf('en')
  expect(ask(quick, 'common')('mark.hidden', { n: '{{n}} $t(mark.none) $&' })).toContain(
    '{{n}} $t(mark.none) $&',
  )
})

it('takes a text that a variant lacks from its main language', () => {
  const { quick, slow } = pairOf('zh-Hant', 'zh-CN')
  const [fast, known] = [ask(quick, 'common'), ask(slow, 'common')]
  expect(fast('only')).toBe('繁體')
  for (const key of ['only', 'mark.none']) expect(fast(key)).toBe(known(key))
})
