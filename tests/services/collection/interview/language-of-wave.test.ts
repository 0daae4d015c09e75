import { describe, expect, test } from 'vitest'

import { asksIn, languageShown } from '#app/services/collection/interview/language-of-wave.ts'

const real = { languages: ['zh-CN', 'en'], synthetic: false }
const madeUp = { languages: ['zh-CN', 'en'], synthetic: true }

describe('the language of a wave', () => {
  test('answers come in its languages and their variants', () => {
    expect(['zh-CN', 'zh-Hant', 'en'].map((tag) => asksIn(real, tag))).toEqual([true, true, true])
    expect(['fr', '', 'EN'].map((tag) => asksIn(real, tag))).toEqual([false, false, false])
    expect(asksIn({ ...real, languages: ['en'] }, 'zh-Hant')).toBe(false)
  })

  test('the pseudo-language is asked and shown in waves of made-up data alone', () => {
    expect(asksIn(real, 'en-XB')).toBe(false)
    expect(asksIn(madeUp, 'en-XB')).toBe(true)
    expect(languageShown(real, 'en-XB')).toBe('en')
    expect(languageShown(madeUp, 'en-XB')).toBe('en-XB')
    expect(languageShown(real, 'zh-Hant')).toBe('zh-Hant')
  })
})
