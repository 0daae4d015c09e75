import { describe, expect, it } from 'vitest'
import { quantileRule, sortedSample } from '#app/statistics/estimation/quantile-rule.ts'
import { QUANTILE_RULES, type QuantileRule } from '#app/statistics/estimation/spec/spec.ts'

const sample = sortedSample(Float64Array.of(5, 1, 3, 2, 4), new Float64Array(5).fill(1))
const at = (rule: QuantileRule, p: number) => quantileRule(sample, p, rule)

describe('quantile rules', () => {
  it('are those of Hyndman and Fan on equal weights', () => {
    expect(at('hf1', 0.4)).toBe(2)
    expect(at('math', 0.41)).toBe(3)
    expect(at('hf2', 0.4)).toBe(2.5)
    expect(at('school', 0.6)).toBe(3.5)
    expect(at('hf4', 0.5)).toBeCloseTo(2.5, 12)
    expect(at('hf5', 0.25)).toBeCloseTo(1.75, 12)
    expect(at('hf6', 0.25)).toBeCloseTo(1.5, 12)
    expect(at('hf7', 0.25)).toBeCloseTo(2, 12)
    expect(at('hf8', 0.25)).toBeCloseTo(1 + 2 / 3, 12)
    expect(at('hf9', 0.25)).toBeCloseTo(1.6875, 12)
  })

  it('agree on the median of an odd sample of equal weights where they interpolate about the middle', () => {
    for (const rule of ['hf5', 'hf6', 'hf7', 'hf8', 'hf9'] as const) expect(at(rule, 0.5)).toBeCloseTo(3, 12)
  })

  it('stay inside the sample between their first and last plotting points', () => {
    for (const rule of ['hf5', 'hf6', 'hf7', 'hf8', 'hf9', 'shahvaish'] as const) {
      expect(at(rule, 0)).toBe(1)
      expect(at(rule, 1)).toBe(5)
    }
  })

  it('do not decrease with the share asked for', () => {
    const uneven = sortedSample(Float64Array.of(5, 1, 3, 2, 4, 3), Float64Array.of(1, 2.5, 0.7, 0, 4, 1.1))
    for (const rule of QUANTILE_RULES.filter((r) => r !== 'hf4')) {
      let last = -Infinity
      for (let p = 0.3; p <= 1; p += 0.01) {
        const quantile = quantileRule(uneven, p, rule)
        expect(quantile).toBeGreaterThanOrEqual(last)
        last = quantile
      }
    }
  })

  it('leave out values of weight 0, give back a single one, and nothing of nothing', () => {
    expect([...sortedSample(Float64Array.of(9, 1), Float64Array.of(0, 2)).values]).toEqual([1])
    expect(quantileRule(sortedSample(Float64Array.of(7), Float64Array.of(1)), 0.9, 'hf7')).toBe(7)
    expect(quantileRule(sortedSample(new Float64Array(0), new Float64Array(0)), 0.5, 'math')).toBeNaN()
  })
})
