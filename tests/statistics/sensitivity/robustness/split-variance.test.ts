import { describe, expect, it } from 'vitest'

import {
  sharesOfVariance,
  splitVariance,
  surveyAndMethod,
} from '#app/statistics/sensitivity/robustness/split-variance.ts'
import { seededRandom } from '#app/statistics/random.ts'

const RUNS = 20_000

/** The design of `rankRuns` for any function of uniform numbers. */
function designOf(factors: number, y: (u: Float64Array) => number): Float64Array {
  const random = seededRandom(11)
  const draw = () => Float64Array.from({ length: factors }, random.uniform)
  return Float64Array.from(
    Array.from({ length: RUNS }, () => {
      const a = draw()
      const b = draw()
      return [a, b, ...Array.from({ length: factors }, (_, at) => a.with(at, b[at]!))].map(y)
    }).flat(),
  )
}

describe('splitVariance', () => {
  // variances of 3u, 2u and u are 9, 4 and 1 twelfths
  const additive = splitVariance(
    designOf(3, ([u = 0, v = 0, w = 0]) => 1000 + 3 * u + 2 * v + w),
    3,
  )

  it('finds the shares of an additive function, far from 0 as it may lie', () => {
    const expected = [9 / 14, 4 / 14, 1 / 14]
    expect(additive.mean).toBeCloseTo(1003, 1)
    expect(additive.sd).toBeCloseTo(Math.sqrt(14 / 12), 1)
    expected.forEach((share, at) => {
      expect(Math.abs(additive.first[at]! - share)).toBeLessThan(4 * additive.firstSe[at]!)
      expect(Math.abs(additive.total[at]! - share)).toBeLessThan(4 * additive.totalSe[at]!)
      expect(additive.firstSe[at]).toBeLessThan(0.01)
    })
  })

  it('calls what only works together an interaction: uv of centred factors has no first order', () => {
    const product = splitVariance(
      designOf(2, ([u = 0, v = 0]) => (u - 0.5) * (v - 0.5)),
      2,
    )
    expect(product.first[0]).toBeCloseTo(0, 1)
    expect(product.total[0]).toBeCloseTo(1, 1)
    expect(sharesOfVariance(product)!.together).toBeGreaterThan(0.95)
    const groups = surveyAndMethod(product, 0)!
    expect(groups.both).toBeGreaterThan(0.9)
    expect(groups.survey + groups.method + groups.both).toBeCloseTo(1, 12)
  })

  it('has no shares of a constant', () => {
    const { first, total, firstSe, sd } = splitVariance(
      designOf(2, () => 7),
      2,
    )
    expect(sd).toBe(0)
    expect([...first, ...total, ...firstSe]).toEqual([null, null, null, null, null, null])
  })
})

describe('sharesOfVariance', () => {
  it('adds up to 1, with negative estimates counted as 0', () => {
    expect(sharesOfVariance({ first: [0.5, -0.25, 0.25] })).toEqual({ alone: [0.5, 0, 0.25], together: 0.25 })
  })

  it('scales down what reaches beyond 1', () => {
    const { alone, together } = sharesOfVariance({ first: [0.9, 0.6] })!
    expect(alone[0]).toBeCloseTo(0.6, 12)
    expect(alone[1]).toBeCloseTo(0.4, 12)
    expect(together).toBe(0)
  })
})

describe('surveyAndMethod', () => {
  it('is all survey or all method where there is nothing else', () => {
    const split = splitVariance(
      designOf(1, ([u = 0]) => u),
      1,
    )
    expect(split.first[0]).toBe(1)
    expect(surveyAndMethod(split, 0)!.survey).toBeGreaterThan(0.98)
    expect(surveyAndMethod({ ...split, total: [0.98] }, 0)).toEqual({ survey: 1, method: 0, both: 0 })
    expect(surveyAndMethod(split, -1)).toEqual({ survey: 0, method: 1, both: 0 })
  })
})
