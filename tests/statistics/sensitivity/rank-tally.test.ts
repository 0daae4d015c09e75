import { describe, expect, it } from 'vitest'
import { RankTally } from '#app/statistics/sensitivity/rank-tally.ts'

describe('RankTally', () => {
  it('counts places over replications and interpolates quantiles', () => {
    const tally = new RankTally(3)
    tally.add(Float64Array.of(3, 2, 1))
    tally.add(Float64Array.of(3, 2, 1))
    tally.add(Float64Array.of(1, 2, 3))
    tally.add(Float64Array.of(2, 2, 3))
    const { mean, sd, median, q05, q95 } = tally.summary()
    expect(mean).toEqual([1.75, 2, 2])
    expect(sd[0]).toBeCloseTo(Math.sqrt(2.75 / 3), 12)
    expect(median).toEqual([1.5, 2, 2])
    expect(q05[0]).toBe(1)
    expect(q95[0]).toBeCloseTo(2.85, 12)
    expect(tally.probabilityTop(1)).toEqual([0.5, 0, 0.5])
  })

  it('has null for a unit that is never ranked and does not count it among the others', () => {
    const tally = new RankTally(3)
    tally.add(Float64Array.of(NaN, 2, 1))
    expect(tally.summary().mean).toEqual([null, 1, 2])
    expect(tally.probabilityTop(10)).toEqual([null, 1, 1])
  })
})
