import { describe, expect, it } from 'vitest'
import { treatColumn, type TreatmentRule } from '#app/statistics/composite/columns/treat-column.ts'

const rule: TreatmentRule = {
  test: { skew: 2, kurtosis: 3.5 },
  first: { method: 'winsorise', maxPoints: 5 },
  second: { method: 'logShift' },
}
const column = (...values: number[]) => Float64Array.from(values)
const plain = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('treatColumn', () => {
  it('leaves a column that passes, also when forced', () => {
    const forced = { ...rule, first: { ...rule.first, force: true } }
    expect([...treatColumn(column(...plain), forced, false).values]).toEqual(plain)
  })

  it('pulls one far point to the next lower value and counts it', () => {
    const { values, trace } = treatColumn(column(...plain, 100), rule, false)
    expect(values.at(-1)).toBe(10)
    expect(trace.pointsWinsorised).toBe(1)
    expect(trace.moments.map(({ pass }) => pass)).toEqual([false, true])
  })

  it('pulls low points up when skewness is negative', () => {
    const { values } = treatColumn(column(...plain, -100), rule, false)
    expect(values.at(-1)).toBe(1)
  })

  it('may pull in more points than asked for when they are tied', () => {
    const one = { ...rule, first: { method: 'winsorise' as const, maxPoints: 1 }, second: undefined }
    const spread = Array.from({ length: 60 }, (_, at) => at % 10)
    const { trace } = treatColumn(column(...spread, 1000, 1000), one, false)
    expect(trace.pointsWinsorised).toBe(2)
  })

  it('starts the second function from the untreated or from the treated values', () => {
    const stubborn = { ...rule, first: { method: 'winsorise' as const, maxPoints: 1 } }
    const values = column(...plain, ...plain, ...plain, ...plain, 1000, 5000)
    const fresh = treatColumn(values, stubborn, false).values
    const combined = treatColumn(values, stubborn, true).values
    expect(fresh.at(-1)).toBeCloseTo(Math.log(4999 + 0.01 * 4999), 12)
    expect(combined.at(-1)).toBeCloseTo(Math.log(999 + 0.01 * 999), 12)
  })

  it('keeps a column without two distinct values and says so', () => {
    const { values, trace } = treatColumn(column(4, 4, NaN, 4), rule, false)
    expect([...values]).toEqual([4, 4, NaN, 4])
    expect(trace.skipped).toBe(true)
  })

  it('takes the logarithm of the mirrored column when a signed shift meets negative skewness', () => {
    const signed: TreatmentRule = { test: rule.test, first: { method: 'logShiftSigned' } }
    const mirrored = treatColumn(column(...plain.map((x) => -x), -1000), signed, false).values
    const straight = treatColumn(column(...plain, 1000), signed, false).values
    expect([...mirrored].map((x) => -x)).toEqual([...straight])
  })
})
