import { describe, expect, it } from 'vitest'
import { covarianceOf, meanOf, sdOf, skewnessAndKurtosis } from '#app/statistics/composite/columns/moments.ts'

describe('moments', () => {
  const values = Float64Array.of(2, 4, 4, NaN, 4, 5, 5, 7, 9)

  it('skip what is missing', () => {
    expect(meanOf(values)).toBe(5)
    expect(sdOf(values)).toBeCloseTo(Math.sqrt(32 / 7), 14)
    expect(meanOf([NaN])).toBeNaN()
    expect(sdOf([1])).toBeNaN()
  })

  it('are the bias-corrected ones of spreadsheets: SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7', () => {
    const { skewness, kurtosis } = skewnessAndKurtosis([3, 4, 5, 2, 3, 4, 5, 6, 4, 7])
    expect(skewness).toBeCloseTo(0.359543071, 8)
    expect(kurtosis).toBeCloseTo(-0.151799637, 8)
  })

  it('use complete pairs for a covariance', () => {
    expect(covarianceOf([1, 2, NaN, 3], [2, 4, 100, 6])).toBe(2)
  })
})
