import { describe, expect, it } from 'vitest'

import { readCodeList } from '#app/survey/questionnaire/scale-grammar.ts'

const labels = (text: string) => readCodeList(text)?.options.map(({ value, label }) => [value, label.en])

describe('readCodeList', () => {
  it('spells a scale out, labelling the points between its ends by their number', () => {
    const list = readCodeList("1 very dissatisfied .. 5 very satisfied; 9 don't know")
    expect(list?.range).toEqual({ low: 1, high: 5 })
    expect(labels("1 very dissatisfied .. 5 very satisfied; 9 don't know")).toEqual([
      [1, 'very dissatisfied'],
      [2, '2'],
      [3, '3'],
      [4, '4'],
      [5, 'very satisfied'],
      [9, "don't know"],
    ])
    expect(list?.options.filter(({ missing }) => missing)).toEqual([
      { value: 9, label: { 'zh-CN': "don't know", en: "don't know" }, code: 'dont_know', missing: true },
    ])
  })

  it('tells never used from don’t know', () => {
    const list = readCodeList('0 worst..10 best; 97 never used; 99 说不清')
    expect(list?.options.length).toBe(13)
    expect(list?.options.slice(-2).map(({ code }) => code)).toEqual(['not_applicable', 'dont_know'])
  })

  it('reads a list of names, where only the label says what is no opinion', () => {
    const list = readCodeList("1 yes; 2 no; 9 don't know")
    expect(list?.range).toBeNull()
    expect(list?.options.map(({ value, missing }) => [value, missing ?? false])).toEqual([
      [1, false],
      [2, false],
      [9, true],
    ])
  })

  it.each([
    '',
    'poor .. excellent',
    '5 high .. 1 low',
    '1 a .. 5 b; 3 c',
    '1 a .. 3 b; 5 c .. 7 d',
    '1 a; 1 b',
    '1 a; ',
    '7',
  ])('does not read %j', (text) => {
    expect(readCodeList(text)).toBeNull()
  })
})
