import { describe, expect, it } from 'vitest'
import { distributeItem } from '#app/statistics/estimation/distribute-item.ts'
import {
  buildScores,
  indexScores,
  scoreItem,
  type ItemColumn,
} from '#app/statistics/estimation/scores/score-items.ts'

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

describe('scores of items with different scales', () => {
  const scale = (code: string, points: number, values: number[]): ItemColumn => ({
    ...item(code, values),
    points,
  })
  const items = [scale('a', 5, [1, 4, 5, 99]), scale('b', 11, [6, 99, 11, -1]), scale('c', 4, [2, 3, 97, 4])]
  const expected = [(0 + 50 + 100 / 3) / 3, (75 + 200 / 3) / 2, 100]

  it('averages shares of each scale, whatever kind of column holds the answers', () => {
    const index = [{ code: 'S', items: ['a', 'b', 'c'] }]
    const wide = items.map((one) => ({ ...one, values: Float64Array.from(one.values) }))
    const bytes = buildScores(items, index)[0]!.values
    expected.forEach((score, i) => expect(bytes[i]).toBeCloseTo(score, 12))
    expect(bytes[3]).toBeNaN()
    expect(buildScores(wide, index)[0]!.values).toEqual(bytes)
    const mixed = [items[0]!, wide[1]!, items[2]!]
    expect(buildScores(mixed, index)[0]!.values).toEqual(bytes)
  })

  it('does without a table where scales are too long for one', () => {
    const long = [scale('d', 1000, [1, 500]), scale('e', 998, [1, 99])].map((one, k) => ({
      ...one,
      values: Int16Array.from(k === 0 ? [1, 500] : [998, 99]),
    }))
    const [score] = buildScores(long, [{ code: 'S', items: ['d', 'e'] }])
    expect(score!.values[0]).toBe(50)
    expect(score!.values[1]).toBeCloseTo((499 / 999) * 100, 12)
  })

  it('fills a column in the order of the rows asked for', () => {
    const [source] = indexScores(items, [{ code: 'S', items: ['a', 'b'] }])
    const into = new Float64Array(2)
    source!.fill(into, Int32Array.of(2, 0))
    expect([...into]).toEqual([100, 25])
  })

  it.each([1, 2, 3])('names a wrong code among %i items', (count) => {
    const wrong = [item('x', [1, 9]), item('y', [2, 2]), item('z', [3, 3])].slice(0, count)
    const index = { code: 'S', items: wrong.map(({ code }) => code) }
    expect(() => buildScores(wrong, [index])).toThrow(
      expect.objectContaining({ code: 'VALUE_OUTSIDE_OPTIONS', at: { item: 'x', rows: [2] } }),
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
