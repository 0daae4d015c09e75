import { describe, expect, it } from 'vitest'

import { isTopTwo, scaledItem } from '#app/services/analysis/city/scaled-item.ts'
import type { Item } from '#app/survey/item.ts'

const text = { 'zh-CN': '', en: '' }
const SCORED = new Set(['S1', 'HEADLINE'])

function item(values: (number | string)[], over: Partial<Item> = {}): Item {
  return {
    code: 'q',
    dimension: 'S1',
    forms: [],
    type: 'single_choice',
    scale: null,
    text,
    short_label: text,
    options: values.map((value) => ({ value, label: text, missing: value === 97 || value === 99 })),
    polarity: 'positive',
    required: true,
    notes: '',
    ...over,
  }
}

describe('scaledItem', () => {
  it('reads a scale in any order of options, codes without opinion apart', () => {
    const scaled = scaledItem(item([5, 4, 3, 2, 1, 97, 99]), SCORED)
    expect(scaled).toMatchObject({ points: 5, polarity: 1, hasTopTwo: true })
    expect([...scaled!.pointOf]).toEqual([5, 4, 3, 2, 1, -1, -1])
  })

  it('shifts a ladder of 0 to 10 to 1 to 11', () => {
    const scaled = scaledItem(item([10, 0, 5]), SCORED)
    expect(scaled?.points).toBe(11)
    expect([...scaled!.pointOf]).toEqual([11, 1, 6])
  })

  it('takes the two lowest answers for the best of a negative item', () => {
    const scaled = scaledItem(item([1, 2, 3, 4], { polarity: 'negative' }), SCORED)!
    expect([1, 2, 3, 4].map((point) => isTopTwo(scaled, point))).toEqual([true, true, false, false])
  })

  it('has no best two of two answers', () => {
    expect(scaledItem(item([0, 1]), SCORED)?.hasTopTwo).toBe(false)
  })

  it('leaves items alone that are not scored', () => {
    expect(scaledItem(item([1, 2, 3], { polarity: 'none' }), SCORED)).toBeNull()
    expect(scaledItem(item([1, 2, 3], { dimension: 'USAGE' }), SCORED)).toBeNull()
    expect(scaledItem(item(['yes', 'no']), SCORED)).toBeNull()
    expect(scaledItem(item([1, 2], { type: 'ranking' }), SCORED)).toBeNull()
  })
})
