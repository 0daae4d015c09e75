import { describe, expect, it } from 'vitest'
import { correlate } from '#app/statistics/composite/columns/correlation.ts'

const x = Float64Array.of(1, 2, 3, 4, 5, NaN)
const y = Float64Array.of(2, 1, 4, 3, 5, 9)

describe('correlate', () => {
  it('gives Pearson, Spearman and Kendall over complete pairs', () => {
    expect(correlate(x, y, 'pearson')).toBeCloseTo(0.8, 14)
    expect(correlate(x, y, 'spearman')).toBeCloseTo(0.8, 14)
    expect(correlate(x, y, 'kendall')).toBeCloseTo(0.6, 14)
  })

  it('corrects Kendall for ties (tau-b)', () => {
    const tied = correlate(Float64Array.of(1, 1, 2, 3), Float64Array.of(1, 2, 2, 3), 'kendall')
    expect(tied).toBeCloseTo(4 / 5, 14)
  })

  it('is NaN, not 0, for a column that does not vary', () => {
    expect(correlate(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3), 'pearson')).toBeNaN()
  })
})
