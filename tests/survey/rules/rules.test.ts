import { describe, expect, it } from 'vitest'

import type { AnswerValue, Item, ItemOption } from '#app/survey/item.ts'
import { checkAnswers, checkValue } from '#app/survey/rules/rules.ts'
import { makeItem } from '#tests/support/records/items.ts'

const item = (change: Partial<Item>) => ({ ...makeItem('it', []), ...change })

function option(value: number | string, change: Partial<ItemOption> = {}): ItemOption {
  return { value, label: { 'zh-CN': String(value), en: String(value) }, ...change }
}

describe('Several choices', () => {
  const several = item({
    type: 'multiple_choice',
    options: [
      option('bus'),
      option('metro'),
      option('bike'),
      option('none', { exclusive: true }),
      option(99, { missing: true }),
    ],
    min_chosen: 2,
    max_chosen: 2,
  })
  const cases: [AnswerValue, ReturnType<typeof checkValue>][] = [
    [['bus', 'metro'], null],
    [['bus'], 'too_few'],
    [['bus', 'metro', 'bike'], 'too_many'],
    [['none'], null],
    [[99], null],
    [['none', 'bus'], 'exclusive'],
    [['bus', 'metro', 99], 'exclusive'],
    [['none', 99], 'exclusive'],
    [['bus', 'bus'], 'repeated'],
    [['bus', 'tram'], 'not_an_option'],
    ['bus', 'wrong_type'],
  ]
  it.each(cases)('takes %j as %s', (value, expected) => {
    expect(checkValue(several, value)).toBe(expected)
  })

  it('are as many as there are when no limit is given', () => {
    const free = item({ type: 'multiple_choice', options: [option(1), option(2), option(3)] })
    expect(checkValue(free, [1, 2, 3])).toBeNull()
    expect(checkValue(free, [2])).toBeNull()
  })

  it('are missing when nothing is chosen of a required item, and left out when it is not required', () => {
    expect(checkAnswers([several], { it: [] }).issues).toEqual([{ item: 'it', code: 'required' }])
    expect(checkAnswers([{ ...several, required: false }], { it: [] })).toEqual({ answers: {}, issues: [] })
  })
})

describe('A number', () => {
  const minutes = item({
    type: 'number',
    min: 0,
    max: 300,
    whole: true,
    options: [option('dont_know', { missing: true })],
  })
  const cases: [AnswerValue, ReturnType<typeof checkValue>][] = [
    [0, null],
    [300, null],
    [-1, 'out_of_range'],
    [301, 'out_of_range'],
    [12.5, 'not_whole'],
    ['dont_know', null],
    ['12', 'wrong_type'],
    [NaN, 'wrong_type'],
    [Infinity, 'wrong_type'],
    [[12, 'dont_know'], 'exclusive'],
    [[12, 13], 'wrong_type'],
    [[12], 'wrong_type'],
  ]
  it.each(cases)('takes %j as %s', (value, expected) => {
    expect(checkValue(minutes, value)).toBe(expected)
  })

  it('may have decimals where nothing else is said', () => {
    expect(checkValue(item({ type: 'number' }), 12.5)).toBeNull()
  })
})
