import { describe, expect, it } from 'vitest'
import { estimateSobol, factorialSobol } from '#app/statistics/sensitivity/sobol-indices.ts'

describe('factorialSobol', () => {
  it('splits an additive result between its factors', () => {
    const y = Float64Array.of(0, 3, 4, 7)
    const { first, total, variance } = factorialSobol([2, 2], y)
    expect(variance).toBe(6.25)
    expect(first).toEqual([0.36, 0.64])
    expect(total[0]).toBeCloseTo(0.36, 14)
    expect(total[1]).toBeCloseTo(0.64, 14)
  })

  it('leaves a pure interaction to the total indices', () => {
    expect(factorialSobol([2, 2], Float64Array.of(1, -1, -1, 1))).toMatchObject({
      first: [0, 0],
      total: [1, 1],
    })
  })

  it('has null where nothing varies', () => {
    expect(factorialSobol([2], Float64Array.of(5, 5))).toMatchObject({ first: [null], total: [null] })
  })
})

describe('estimateSobol', () => {
  it('gives everything to the one factor that matters', () => {
    // y = first factor; A = (0, 1), B = (1, 0); AB1 takes the first column of B, AB2 leaves it
    const { variance, first, total } = estimateSobol([0, 1, 1, 0, 1, 0, 0, 1], 2, 2)
    expect(variance).toBeCloseTo(1 / 3, 14)
    expect(first).toEqual([expect.closeTo(1.5, 12), 0])
    expect(total).toEqual([expect.closeTo(1.5, 12), 0])
  })
})
