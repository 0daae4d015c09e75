import { describe, expect, it } from 'vitest'

import { checkQuestionnaire } from '#app/survey/questionnaire/check-questionnaire.ts'
import type { Item } from '#app/survey/item.ts'

const text = { 'zh-CN': '问', en: 'Q' }
const option = (value: number | string) => ({ value, label: text })

const item = (code: string, changes: Partial<Item> = {}): Item => ({
  code,
  dimension: 'S1',
  forms: [],
  type: 'single_choice',
  scale: null,
  text,
  short_label: text,
  options: [option(1), option(2)],
  polarity: 'positive',
  required: true,
  notes: '',
  ...changes,
})

const faults = (items: Item[]) =>
  checkQuestionnaire({ title: text, items }).map(({ path, code }) => [path.join('.'), code])

describe('checkQuestionnaire', () => {
  it('finds nothing in a sound questionnaire', () => {
    const later = item('b', { show_if: { item: 'a', values: [2] }, screen_out: [1] })
    const district = item('d', { type: 'single_choice_dynamic', options: [] })
    const local = item('l', { show_if: { item: 'd', values: ['110101'] } })
    expect(faults([item('a'), later, district, local])).toEqual([])
  })

  it('names repeated items and values, and choices of nothing', () => {
    expect(
      faults([
        item('a'),
        item('a'),
        item('b', { options: [] }),
        item('c', { options: [option(1), option(1)] }),
      ]),
    ).toEqual([
      ['items.1.code', 'REPEATED_ITEM'],
      ['items.2.options', 'NO_OPTIONS'],
      ['items.3.options.1.value', 'REPEATED_OPTION'],
    ])
  })

  it('names routing to what is not asked before or not offered', () => {
    expect(
      faults([
        item('a', { screen_out: [9], show_if: { item: 'b', values: [1] } }),
        item('b', { show_if: { item: 'a', values: [1, 7] } }),
      ]),
    ).toEqual([
      ['items.0.screen_out', 'UNKNOWN_OPTION'],
      ['items.0.show_if.item', 'UNKNOWN_ITEM'],
      ['items.1.show_if.values', 'UNKNOWN_OPTION'],
    ])
  })

  it('names limits that contradict each other', () => {
    expect(
      faults([
        item('a', { type: 'ranking', min_ranked: 3 }),
        item('b', { type: 'number', options: [], min: 5, max: 1 }),
      ]),
    ).toEqual([
      ['items.0.min_ranked', 'LIMITS_REVERSED'],
      ['items.1.min', 'LIMITS_REVERSED'],
    ])
  })

  it('names limits and marks on an item that takes no such answer', () => {
    const several = {
      type: 'multiple_choice',
      options: [option(1), { ...option(2), exclusive: true }],
    } as const
    const sound = { min_chosen: 1, max_chosen: 1 }
    expect(faults([item('m', { ...several, ...sound, options: [...several.options] })])).toEqual([])
    expect(
      faults([
        item('a', { min_chosen: 1, unit: text, whole: true }),
        item('b', { options: [{ ...option(1), exclusive: true }] }),
        item('c', { ...several, options: [...several.options], min_chosen: 2 }),
        item('n', { type: 'number', options: [{ ...option(99), missing: true }, option('never')] }),
      ]),
    ).toEqual([
      ['items.0.min_chosen', 'WRONG_TYPE'],
      ['items.0.whole', 'WRONG_TYPE'],
      ['items.0.unit', 'WRONG_TYPE'],
      ['items.1.options.0.exclusive', 'WRONG_TYPE'],
      ['items.2.min_chosen', 'LIMITS_REVERSED'],
      ['items.3.options.0.value', 'NUMBER_OPTION'],
      ['items.3.options.1.value', 'NUMBER_OPTION'],
    ])
  })
})
