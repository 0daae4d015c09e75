import { describe, expect, it } from 'vitest'
import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { benchmarkAreas } from '#app/statistics/estimation/across/benchmark-areas.ts'
import { fayHerriot, type Area } from '#app/statistics/estimation/across/fay-herriot.ts'
import { seededRandom } from '#app/statistics/random.ts'

describe('many comparisons', () => {
  const p = [0.01, 0.04, 0.03, null, 0.005]

  it('are corrected after Holm', () => {
    expect(adjustPValues(p, 'holm')).toEqual([0.03, 0.06, 0.06, null, 0.02])
  })

  it('are corrected after Benjamini and Hochberg', () => {
    expect(adjustPValues(p, 'benjamini-hochberg')).toEqual([0.02, 0.04, 0.04, null, 0.02])
  })

  it('never exceed 1 and are nothing for nothing', () => {
    expect(adjustPValues([0.6, 0.9], 'holm')).toEqual([1, 1])
    expect(adjustPValues([null], 'holm')).toEqual([null])
  })
})

describe('small areas after Fay and Herriot', () => {
  const random = seededRandom(11)
  const areas: Area[] = Array.from({ length: 200 }, (_, d) => {
    const x = random.normal()
    const variance = 1 + (d % 4)
    return {
      estimate: 50 + 4 * x + 2 * random.normal() + Math.sqrt(variance) * random.normal(),
      variance,
      auxiliaries: [x],
    }
  })

  it('finds the model the areas were drawn from', () => {
    const { coefficients, modelVariance } = fayHerriot(areas)
    expect(Math.abs(coefficients[0]! - 50)).toBeLessThan(0.6)
    expect(Math.abs(coefficients[1]! - 4)).toBeLessThan(0.6)
    expect(Math.abs(modelVariance - 4)).toBeLessThan(1.6)
  })

  it('solves the restricted likelihood: y′PPy = tr P at its variance', () => {
    const balanced = areas.map((area) => ({ ...area, variance: 2, auxiliaries: [] }))
    const { modelVariance, coefficients } = fayHerriot(balanced)
    const mean = balanced.reduce((sum, { estimate }) => sum + estimate, 0) / balanced.length
    const spread =
      balanced.reduce((sum, { estimate }) => sum + (estimate - mean) ** 2, 0) / (balanced.length - 1)
    expect(coefficients[0]).toBeCloseTo(mean, 9)
    expect(modelVariance).toBeCloseTo(spread - 2, 6)
  })

  it('leans on the model more the less certain an area is, with a smaller error than its own', () => {
    const { areas: fitted } = fayHerriot(areas)
    expect(fitted[3]!.directShare).toBeLessThan(fitted[0]!.directShare)
    fitted.forEach(({ mse }, d) => expect(mse).toBeLessThan(areas[d]!.variance * 1.05))
  })

  it('benchmarks to the direct total', () => {
    const populations = [1, 3]
    const result = benchmarkAreas([10, 20], [12, 22.5], populations)
    expect((result[0]! + 3 * result[1]!) / 4).toBeCloseTo((12 + 67.5) / 4, 12)
    expect(result[1]! - result[0]!).toBe(10)
  })

  it('refuses too few areas and areas without a variance', () => {
    expect(() => fayHerriot(areas.slice(0, 2))).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
    const wrong = areas.map((area, d) => (d === 4 ? { ...area, variance: 0 } : area))
    expect(() => fayHerriot(wrong)).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', at: expect.objectContaining({ area: 5 }) }),
    )
  })
})
