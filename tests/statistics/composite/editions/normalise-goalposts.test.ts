import { describe, expect, it } from 'vitest'
import {
  goalpostSlope,
  normaliseGoalposts,
  percentileGoalposts,
} from '#app/statistics/composite/editions/normalise-goalposts.ts'

const survey = { low: 1, high: 5, direction: 1, scale: 100, truncate: false } as const

describe('normaliseGoalposts', () => {
  it('places 1..5 on 0..100 and turns a negative direction round', () => {
    expect([...normaliseGoalposts(Float64Array.of(1, 3, 5, NaN), survey)]).toEqual([0, 50, 100, NaN])
    expect([...normaliseGoalposts(Float64Array.of(1, 2, 5), { ...survey, direction: -1 })]).toEqual([
      100, 75, 0,
    ])
  })

  it('cuts only when asked to', () => {
    expect([...normaliseGoalposts(Float64Array.of(0, 6), survey)]).toEqual([-25, 125])
    expect([...normaliseGoalposts(Float64Array.of(0, 6), { ...survey, truncate: true })]).toEqual([0, 100])
  })

  it('has a slope that carries a standard error', () => {
    expect(goalpostSlope(survey)).toBe(25)
    expect(goalpostSlope({ ...survey, direction: -1 })).toBe(-25)
  })

  it('leaves its input as it was', () => {
    const values = Float64Array.of(1, 2)
    normaliseGoalposts(values, survey)
    expect([...values]).toEqual([1, 2])
  })

  it('refuses goalposts without distance', () => {
    expect(() => normaliseGoalposts(Float64Array.of(1), { ...survey, high: 1 })).toThrow(
      expect.objectContaining({ code: 'GOALPOSTS_EQUAL', at: { low: 1, high: 1 } }),
    )
  })
})

describe('percentileGoalposts', () => {
  const rule = { lower: 0.05, upper: 0.95, direction: 1, scale: 100, truncate: true } as const

  it('takes the 5th and 95th percentile by type 7, skipping what is missing', () => {
    const values = Float64Array.of(10, NaN, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    const goalposts = percentileGoalposts(values, rule)
    expect(goalposts.low).toBeCloseTo(1.45, 12)
    expect(goalposts.high).toBeCloseTo(9.55, 12)
  })

  it('refuses too few or constant reference values', () => {
    expect(() => percentileGoalposts(Float64Array.of(1, 2), rule)).toThrow(
      expect.objectContaining({ code: 'TOO_FEW_UNITS' }),
    )
    expect(() => percentileGoalposts(Float64Array.of(4, 4, 4), rule)).toThrow(
      expect.objectContaining({ code: 'GOALPOSTS_EQUAL' }),
    )
  })
})
