import { describe, expect, it } from 'vitest'

import { intervalDegrees } from '#app/statistics/estimation/across/interval-degrees.ts'
import { logitInterval, meanInterval } from '#app/statistics/estimation/intervals.ts'

const DEGREES = [1, 2, 7, 29, 39, 40, 41, 42, 100, 585, 1733, 20_000, 300_000]

describe('intervalDegrees', () => {
  it.each([0.9, 0.95, 0.99])('finds the degrees of freedom of any t interval at level %f', (level) => {
    for (const df of DEGREES) {
      const [low, high] = meanInterval(63.4, 1.7, level, df)!
      expect(intervalDegrees({ estimate: 63.4, se: 1.7, low, high }, level, 'mean')).toBe(df)
    }
  })

  it('finds them of an interval on the log-odds scale, also after a detour by per cent', () => {
    for (const df of DEGREES.filter((one) => one > 1)) {
      const [low, high] = logitInterval(0.62, 0.03, 0.95, df)!
      const [percent, error, from, to] = [0.62 * 100, 0.03 * 100, low * 100, high * 100]
      const back = { estimate: percent / 100, se: error / 100, low: from / 100, high: to / 100 }
      expect(intervalDegrees(back, 0.95, 'proportion')).toBe(df)
    }
  })

  it('knows a normal interval', () => {
    const [low, high] = meanInterval(50, 0.4, 0.95, Infinity)!
    expect(intervalDegrees({ estimate: 50, se: 0.4, low, high }, 0.95, 'mean')).toBe(Infinity)
  })

  it('gives none without an error, for a share of 0 or 1, or for an interval of another level', () => {
    expect(intervalDegrees({ estimate: 50, se: 0, low: 50, high: 50 }, 0.95, 'mean')).toBeNull()
    expect(intervalDegrees({ estimate: 1, se: 0, low: 0.97, high: 1 }, 0.95, 'proportion')).toBeNull()
    const [low, high] = meanInterval(50, 1, 0.8, 100)!
    expect(intervalDegrees({ estimate: 50, se: 1, low, high }, 0.95, 'mean')).toBeNull()
  })
})
