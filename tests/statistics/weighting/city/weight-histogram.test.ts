import { describe, expect, it } from 'vitest'

import { weightHistogram } from '#app/statistics/weighting/city/weight-histogram.ts'

describe('a histogram of weights', () => {
  it('counts respondents in bins of one width on the scale of doublings', () => {
    const bins = weightHistogram(Float64Array.of(3, 5, 2, 9), Float64Array.of(1, 2, 4, 0), 1, 4)
    expect(bins).toHaveLength(8)
    expect(bins.map(({ respondents }) => respondents)).toEqual([3, 0, 0, 0, 5, 0, 0, 2])
    for (const { from, to } of bins) expect(to / from).toBeCloseTo(2 ** 0.25, 12)
    expect(bins[0]!.from).toBe(1)
    expect(bins.at(-1)!.to).toBe(4)
  })

  it('has one bin for equal weights and never more than forty', () => {
    expect(weightHistogram(Float64Array.of(7), Float64Array.of(3), 3, 3)).toEqual([
      { from: 3, to: 3, respondents: 7 },
    ])
    const wide = weightHistogram(Float64Array.of(1, 1), Float64Array.of(1e-30, 1e30), 1e-30, 1e30)
    expect(wide).toHaveLength(40)
    expect(wide.every(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))).toBe(true)
  })
})
