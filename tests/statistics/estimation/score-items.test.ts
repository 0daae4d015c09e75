import { describe, expect, it } from 'vitest'
import { distributeItem } from '#app/statistics/estimation/distribute-item.ts'
import { buildScores, scoreItem, type ItemColumn } from '#app/statistics/estimation/score-items.ts'

const item = (code: string, values: number[], polarity: 1 | -1 = 1): ItemColumn => ({
  code,
  values: Int8Array.from(values),
  points: 5,
  polarity,
  missingCodes: [97, 99],
})

describe('scoring items', () => {
  it('puts 1..5 on 0..100 and never counts do not know', () => {
    expect([...scoreItem(item('a', [1, 2, 3, 4, 5, 97, 99, -1]))]).toEqual([
      0,
      25,
      50,
      75,
      100,
      NaN,
      NaN,
      NaN,
    ])
  })

  it('turns a negative item round', () => {
    expect([...scoreItem(item('a', [1, 5, 4], -1))]).toEqual([100, 0, 25])
  })

  it('gives an index score only when half of its items are answered', () => {
    const items = [item('a', [1, 99, 5]), item('b', [5, 99, 99]), item('c', [3, 1, 99])]
    const [index] = buildScores(items, [{ code: 'S1', items: ['a', 'b', 'c'] }])
    expect([...index!.values]).toEqual([50, NaN, NaN])
    const [pair] = buildScores(items, [{ code: 'S2', items: ['a', 'b'] }])
    expect([...pair!.values]).toEqual([50, NaN, 100])
  })

  it('names the rows whose answer is none of the options', () => {
    expect(() => scoreItem(item('a', [1, 6, 0]))).toThrow(
      expect.objectContaining({ code: 'VALUE_OUTSIDE_OPTIONS', at: { item: 'a', rows: [2, 3] } }),
    )
    expect(() => buildScores([], [{ code: 'S', items: ['x'] }])).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_ITEM' }),
    )
  })
})

describe('the distribution of an item', () => {
  it('weights the share of every option, do not know included', () => {
    const weights = Float64Array.of(1, 3, 4, 2)
    const shares = distributeItem(weights, Int8Array.of(1, 2, 99, -1), [1, 2, 97, 99])
    expect(shares.map((row) => row.share)).toEqual([0.125, 0.375, 0, 0.5])
    expect(shares.map((row) => row.n)).toEqual([1, 1, 0, 1])
  })

  it('has no shares where nobody answered', () => {
    expect(distributeItem(Float64Array.of(1), Int8Array.of(-1), [1])).toEqual([
      { option: 1, n: 0, share: null },
    ])
  })
})
