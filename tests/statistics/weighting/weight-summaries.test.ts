import { describe, expect, it } from 'vitest'
import { checkWeights } from '#app/statistics/weighting/check-weights.ts'
import { representativeness } from '#app/statistics/weighting/representativeness.ts'
import { summariseWeights } from '#app/statistics/weighting/summarise-weights.ts'

describe('a summary of weights', () => {
  it('counts only rows that carry weight', () => {
    const summary = summariseWeights(Float64Array.of(0, 2, 4, 6))!
    expect(summary).toMatchObject({ n: 3, sum: 12, sumOfSquares: 56, min: 2, max: 6 })
    expect(summary.kishDeff).toBeCloseTo((3 * 56) / 144, 14)
    expect(summary.effectiveN).toBeCloseTo(144 / 56, 14)
    expect(1 + summary.cv ** 2).toBeCloseTo(summary.kishDeff, 14)
  })

  it('holds for the smallest and the largest numbers', () => {
    for (const size of [5e-324, 1e-200, 1e99]) {
      expect(summariseWeights(Float64Array.of(size, size))).toMatchObject({
        cv: 0,
        kishDeff: 1,
        effectiveN: 2,
      })
    }
  })

  it('is nothing where nothing is weighed', () => {
    expect(summariseWeights(new Float64Array(3))).toBeNull()
  })
})

describe('the guard of weights', () => {
  const refusal = (weights: number[], code: string, at: Record<string, unknown> = {}) =>
    expect(() => checkWeights(Float64Array.from(weights))).toThrow(expect.objectContaining({ code, at }))

  it('names every wrong row, counted from 1', () => {
    refusal([1, NaN, 2, NaN], 'MISSING_WEIGHT', { rows: [2, 4] })
    refusal([-1, 1, -1e-300], 'NEGATIVE_WEIGHT', { rows: [1, 3] })
    refusal([1, Infinity, 1e300], 'INFINITE_VALUE', { rows: [2, 3] })
  })

  it('refuses no respondents and no weight at all', () => {
    refusal([], 'NO_RESPONDENTS')
    refusal([0, 0], 'ZERO_TOTAL_WEIGHT')
  })

  it('allows zeros and denormal numbers beside weights that can be computed with', () => {
    expect(() => checkWeights(Float64Array.of(0, 5e-324, 1))).not.toThrow()
  })

  it('refuses weights that are all too small, whose products would vanish', () => {
    refusal([0, 5e-324], 'OVERFLOW', { largest: 5e-324 })
  })

  it('names the column they come from', () => {
    expect(() => checkWeights(Float64Array.of(1, NaN), 'pw')).toThrow(
      expect.objectContaining({ code: 'MISSING_WEIGHT', at: { column: 'pw', rows: [2] } }),
    )
  })
})

describe('representativeness', () => {
  it('is perfect when every group takes part alike', () => {
    const even = representativeness([
      { respondents: 100, population: 10_000 },
      { respondents: 300, population: 30_000 },
    ])
    expect(even.dissimilarity).toBe(0)
    expect(even.rIndicator).toBe(1)
  })

  it('falls with the spread of the participation rates', () => {
    const { rIndicator, se, dissimilarity } = representativeness([
      { respondents: 8000, population: 10_000 },
      { respondents: 2000, population: 10_000 },
    ])
    expect(rIndicator).toBeCloseTo(1 - 2 * 0.3, 3)
    expect(dissimilarity).toBeCloseTo(0.3, 12)
    expect(se).toBeGreaterThan(0.004)
    expect(se).toBeLessThan(0.007)
  })

  it('refuses more respondents than people', () => {
    expect(() => representativeness([{ respondents: 5, population: 3 }])).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA' }),
    )
  })
})
