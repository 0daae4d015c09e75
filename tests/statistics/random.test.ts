import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'

const many = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('seededRandom', () => {
  it('repeats its whole sequence for the same seed and differs for another', () => {
    const draws = (seed: number) => {
      const random = seededRandom(seed)
      return many(20, () => [random.uniform(), random.normal(), random.exponential(), random.integer(7)])
    }
    expect(draws(42)).toEqual(draws(42))
    expect(draws(42)).not.toEqual(draws(43))
  })

  it('draws uniform numbers in [0, 1) with the right mean and spread', () => {
    const random = seededRandom(1)
    const values = many(100_000, random.uniform)
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1)
    expect(mean(values)).toBeCloseTo(0.5, 2)
    expect(mean(values.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
  })

  it('draws normal numbers with mean 0, variance 1 and the normal share beyond 1.96', () => {
    const random = seededRandom(2)
    const values = many(200_000, random.normal)
    expect(Math.abs(mean(values))).toBeLessThan(0.01)
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.02)
    expect(Math.abs(mean(values.map((value) => (Math.abs(value) > 1.959964 ? 1 : 0))) - 0.05)).toBeLessThan(
      0.003,
    )
  })

  it('draws exponential numbers with mean 1 and every integer below the limit', () => {
    const random = seededRandom(3)
    expect(mean(many(100_000, random.exponential))).toBeCloseTo(1, 1)
    expect([...new Set(many(1000, () => random.integer(5)))].sort()).toEqual([0, 1, 2, 3, 4])
  })
})
