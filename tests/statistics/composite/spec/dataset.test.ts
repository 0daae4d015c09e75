import { describe, expect, it } from 'vitest'
import { byCodePoint, printable } from '#app/statistics/composite/spec/dataset.ts'

describe('byCodePoint', () => {
  it('orders capitals before small letters and rare characters last', () => {
    expect(['b', 'B', '𠀀', '中', 'a', '\uffee', 'ab'].sort(byCodePoint)).toEqual([
      'B',
      'a',
      'ab',
      'b',
      '中',
      '\uffee',
      '𠀀',
    ])
  })
})

describe('printable', () => {
  it('has null for what is missing or not finite', () => {
    expect(printable([1, NaN, Infinity, -Infinity, 0])).toEqual([1, null, null, null, 0])
  })
})
