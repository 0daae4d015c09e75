import { expect, test } from 'vitest'

import { makeFormat } from '#app/ui/format/format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { matchesCity } from '#app/survey/cities/match-city.ts'

test('scores carry one decimal and intervals a dash in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const format = makeFormat(language)
    expect(format.score(71)).toBe('71.0')
    expect(format.interval(69.94, 72.96)).toBe('69.9–73.0')
    expect(format.share(0.034)).toBe('3%')
  }
})

test('differences carry their sign, but none where they round to nothing', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { signed } = makeFormat(language)
    expect([2, -0.44, 0.04, -0.04, 0].map(signed)).toEqual(['+2.0', '-0.4', '0.0', '0.0', '0.0'])
  }
})

test('dates are written as each language writes them', () => {
  expect(makeFormat('zh-CN').date('2026-07-15')).toBe('2026年7月15日')
  expect(makeFormat('en').date('2026-07-15')).toBe('July 15, 2026')
  expect(makeFormat('en').date('2026-07-15T23:30:00.000Z')).toBe('July 15, 2026')
})

test('a changed query keeps the rest of the address', () => {
  expect(withQuery('/ranking?q=xi%27an&edition=people', { lang: 'en' })).toBe(
    '/ranking?q=xi%27an&edition=people&lang=en',
  )
  expect(withQuery('/ranking?q=a&lang=en', { q: null, lang: 'zh-CN' })).toBe('/ranking?lang=zh-CN')
  expect(withQuery('/ranking?q=a', { q: '' })).toBe('/ranking')
})

test('a city is found by Chinese name, pinyin with or without apostrophe, English name and code', () => {
  const xian = { code: '610100', name: { 'zh-CN': '西安市', en: "Xi'an" } }
  const harbin = { code: '230100', name: { 'zh-CN': '哈尔滨市', en: 'Harbin' } }
  for (const typed of ['西安', 'xian', "Xi'an", 'XI’AN', 'Xī’ān', '610100']) {
    expect(matchesCity(xian, typed), typed).toBe(true)
    expect(matchesCity(harbin, typed), typed).toBe(false)
  }
  expect(matchesCity(harbin, 'haerbin')).toBe(true)
})
