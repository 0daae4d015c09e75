import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { Item } from '#app/survey/item.ts'
import { hasSimpleWords, inSimpleWords, withWording } from '#app/survey/questionnaire/simple-words.ts'
import { makeItem } from '#tests/support/records/items.ts'

const simple = { 'zh-CN': '简单', en: 'simple' }
const worded = makeItem('a', [1, 2], { simple })
const plain = makeItem('b', [1, 2])

describe('Simpler words', () => {
  it('take the place of the usual ones where there are any, and leave the answers as they are', () => {
    const [first, second] = inSimpleWords([worded, plain])
    expect(first?.text).toEqual(simple)
    expect(first?.options).toEqual(worded.options.map((option) => ({ ...option })))
    expect(second?.text).toEqual(plain.text)
  })

  it('may be those of an option alone', () => {
    const item = { ...plain, options: [{ value: 1, label: plain.text, simple }] }
    expect(hasSimpleWords([item])).toBe(true)
    expect(inSimpleWords([item])[0]?.options[0]?.label).toEqual(simple)
    expect(hasSimpleWords([plain])).toBe(false)
  })

  it('are noted beside a response only where the questionnaire has them and the sender says', () => {
    const shown = { reversed: true, blocks: null, orders: {}, simple: null }
    expect(withWording(shown, [worded], true)).toEqual({ ...shown, simple: true })
    expect(withWording(null, [worded], false)).toEqual({
      reversed: null,
      blocks: null,
      orders: {},
      simple: false,
    })
    expect(withWording(shown, [worded], undefined)).toBe(shown)
    expect(withWording(null, [plain], true)).toBeNull()
  })
})

describe('The question bank', () => {
  const { items } = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8')) as {
    items: Item[]
  }

  it('asks every question in simpler words too, in words of its own', () => {
    for (const { code, text, simple: own } of items) {
      expect(own?.['zh-CN'], code).toBeTruthy()
      expect(own?.en, code).toBeTruthy()
      expect(own?.en, code).not.toBe(text.en)
    }
  })

  it('keeps the places to fill in', () => {
    const places = (words: string | undefined) => words?.match(/\{\{\w+\}\}/g) ?? []
    for (const { code, text, simple: own } of items) {
      expect(places(own?.['zh-CN']), code).toEqual(places(text['zh-CN']))
      expect(places(own?.en), code).toEqual(places(text.en))
    }
  })

  it('needs no long sentence: none of more than 14 words', () => {
    for (const { code, simple: own } of items) {
      for (const sentence of (own?.en ?? '').split(/[.?!:]/)) {
        expect(sentence.trim().split(/\s+/).length, `${code}: ${sentence}`).toBeLessThanOrEqual(14)
      }
    }
  })
})
