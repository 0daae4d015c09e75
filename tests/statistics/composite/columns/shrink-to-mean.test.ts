import { describe, expect, it } from 'vitest'
import { shrinkToMean } from '#app/statistics/composite/columns/shrink-to-mean.ts'

describe('shrinkToMean', () => {
  it('leaves values alone when they are certain beside their spread', () => {
    const { estimates, reliability } = shrinkToMean(Float64Array.of(1, 5, 9), new Float64Array(3).fill(1e-9))
    expect(estimates[0]).toBeCloseTo(1, 6)
    expect(reliability[2]).toBeCloseTo(1, 6)
  })

  it('gives everyone the mean when the spread is no more than error explains', () => {
    const { estimates, betweenVariance } = shrinkToMean(
      Float64Array.of(4, 5, 6),
      new Float64Array(3).fill(10),
    )
    expect(betweenVariance).toBe(0)
    for (const estimate of estimates) expect(estimate).toBeCloseTo(5, 12)
  })

  it('computes τ² by hand for equal variances: sample variance minus error variance', () => {
    const { betweenVariance } = shrinkToMean(Float64Array.of(1, 3, NaN, 8), new Float64Array(4).fill(2))
    expect(betweenVariance).toBeCloseTo(13 - 2, 12)
  })

  it('names the row whose sampling variance is not positive', () => {
    expect(() => shrinkToMean(Float64Array.of(1, 2), Float64Array.of(1, 0))).toThrow(
      expect.objectContaining({ code: 'ZERO_SAMPLING_VARIANCE', at: { row: 2 } }),
    )
  })
})
