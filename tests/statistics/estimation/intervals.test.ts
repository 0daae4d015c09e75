import { describe, expect, it } from 'vitest'
import {
  arcsineInterval,
  kornGraubardInterval,
  logitInterval,
  meanInterval,
  wilsonInterval,
} from '#app/statistics/estimation/intervals.ts'

describe('intervals', () => {
  it('are symmetric in t for a mean, normal with infinite degrees of freedom', () => {
    expect(meanInterval(10, 2, 0.95, Infinity)![1]).toBeCloseTo(10 + 2 * 1.959963984540054, 12)
    expect(meanInterval(10, 2, 0.95, 1)![0]).toBeCloseTo(10 - 2 * 12.7062047361747, 9)
  })

  it('stay inside 0 and 1 for a share, whatever the error', () => {
    for (const interval of [logitInterval(0.02, 0.2, 0.99, 5), kornGraubardInterval(0.02, 3, 0.99)]) {
      expect(interval![0]).toBeGreaterThanOrEqual(0)
      expect(interval![1]).toBeLessThanOrEqual(1)
      expect(interval![0]).toBeLessThan(0.02)
      expect(interval![1]).toBeGreaterThan(0.02)
    }
  })

  it('mirror when yes and no change places', () => {
    const [lower, upper] = kornGraubardInterval(0.3, 40, 0.95)!
    const [mirroredLower, mirroredUpper] = kornGraubardInterval(0.7, 40, 0.95)!
    expect(mirroredLower).toBeCloseTo(1 - upper, 12)
    expect(mirroredUpper).toBeCloseTo(1 - lower, 12)
    expect(arcsineInterval(0.5, 0.05, 0.95, 30)![0]).toBeCloseTo(
      1 - arcsineInterval(0.5, 0.05, 0.95, 30)![1],
      12,
    )
  })

  it('of Clopper and Pearson answer nobody and everybody: 1 - (α/2)^(1/n)', () => {
    expect(kornGraubardInterval(0, 20, 0.95)).toEqual([0, expect.closeTo(1 - 0.025 ** (1 / 20), 12)])
    expect(kornGraubardInterval(1, 20, 0.95)).toEqual([expect.closeTo(0.025 ** (1 / 20), 12), 1])
  })

  it('are not given where there is no scale, no freedom or no error', () => {
    expect(logitInterval(0, 0, 0.95, 10)).toBeNull()
    expect(arcsineInterval(1, 0, 0.95, 10)).toBeNull()
    expect(meanInterval(1, 1, 0.95, 0)).toBeNull()
    expect(meanInterval(1, Number.NaN, 0.95, 10)).toBeNull()
    expect(kornGraubardInterval(0.5, Number.NaN, 0.95)).toBeNull()
  })

  it('after Wilson have a length at 0 and 1, and are those of the textbook inside', () => {
    const [lower, upper] = wilsonInterval(0.2, 50, 0.95, Infinity)!
    expect(lower).toBeCloseTo(0.1124375, 6)
    expect(upper).toBeCloseTo(0.3303711, 6)
    expect(wilsonInterval(0, 20, 0.95, Infinity)).toEqual([0, expect.closeTo(0.1611252, 6)])
    expect(wilsonInterval(1, 20, 0.95, Infinity)).toEqual([expect.closeTo(0.8388748, 6), 1])
    expect(wilsonInterval(0.5, 20, 0.95, 0)).toBeNull()
  })
})
