import { describe, expect, it } from 'vitest'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'

describe('rankCities', () => {
  it('gives ties the best place and leaves a gap', () => {
    const sets = rankCities([80, 70, 70, 60], [50, 50, 50, 50], { level: 0.95, method: 'marginalHolm' })
    expect(sets.map((set) => set?.rank)).toEqual([1, 2, 2, 4])
    expect(sets.every((set) => set?.low === 1 && set.high === 4)).toBe(true)
  })

  it('pins every city when errors are small, and reaches as far as Holm allows otherwise', () => {
    const exact = rankCities([3, 2, 1], [0, 0, 0], { level: 0.95, method: 'simultaneousHolm' })
    expect(exact).toEqual([
      { rank: 1, low: 1, high: 1 },
      { rank: 2, low: 2, high: 2 },
      { rank: 3, low: 3, high: 3 },
    ])
    // z of the neighbours is 2.1: significant alone, not after Holm over all three pairs
    const se = 1 / (2.1 * Math.SQRT2)
    const marks = (method: 'unadjusted' | 'simultaneousHolm') =>
      rankCities([2, 1, 0], [se, se, se], { level: 0.95, method }).map((set) => [set?.low, set?.high])
    expect(marks('unadjusted')).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    expect(marks('simultaneousHolm')).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ])
  })

  it('leaves a city without a score unranked and out of the count', () => {
    const sets = rankCities([1, null, 2], [5, null, 5], { level: 0.95, method: 'simultaneousHolm' })
    expect(sets).toEqual([{ rank: 2, low: 1, high: 2 }, null, { rank: 1, low: 1, high: 2 }])
  })

  it('names the rows whose standard error is missing', () => {
    expect(() => rankCities([1, 2], [1, null], { level: 0.95, method: 'unadjusted' })).toThrow(
      expect.objectContaining({ code: 'MISSING_STANDARD_ERROR', at: { rows: [2] } }),
    )
  })

  it('always holds the rank within its set', () => {
    const scores = Array.from({ length: 40 }, (_, i) => Math.sin(i * 7) * 10)
    const ses = scores.map((_, i) => 0.2 + (i % 5))
    for (const set of rankCities(scores, ses, { level: 0.9, method: 'simultaneousHolm' })) {
      expect(set && set.low <= set.rank && set.rank <= set.high).toBe(true)
    }
  })
})
