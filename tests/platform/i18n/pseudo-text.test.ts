import { expect, it } from 'vitest'

import { pseudoText, pseudoTexts } from '#app/platform/i18n/pseudo-text.ts'

const RLM = '\u200f'
const RLO = '\u202e'
const PDF = '\u202c'
const backwards = (word: string) => `${RLM}${RLO}${word}${PDF}${RLM}`

it('turns every word round and leaves spaces, figures and signs between them', () => {
  expect(pseudoText('Up to 3, please.')).toBe(
    `${backwards('Up')} ${backwards('to')} 3, ${backwards('please')}.`,
  )
})

it('keeps an apostrophe within its word', () => {
  expect(pseudoText("Don't know")).toBe(`${backwards("Don't")} ${backwards('know')}`)
})

it('leaves places to be filled in as they are', () => {
  expect(pseudoText('{{place}} of {of}')).toBe(`{{place}} ${backwards('of')} {of}`)
})

it('leaves Chinese and empty texts alone', () => {
  expect(pseudoText('中文')).toBe('中文')
  expect(pseudoText('')).toBe('')
})

it('goes through a tree of texts and leaves what is no text', () => {
  expect(pseudoTexts({ a: 'x', b: { c: ['y', 1, null] } })).toEqual({
    a: backwards('x'),
    b: { c: [backwards('y'), 1, null] },
  })
})
