import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
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
  it('comes near the Ishigami function’s known indices', () => {
    const random = seededRandom(7)
    const runs = 20_000
    const draw = () => Array.from({ length: 3 }, () => Math.PI * (2 * random.uniform() - 1))
    const ishigami = ([x = 0, y = 0, z = 0]: number[]) =>
      Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
    const a = Array.from({ length: runs }, draw)
    const b = Array.from({ length: runs }, draw)
    const mixed = [0, 1, 2].flatMap((factor) =>
      a.map((row, run) => row.map((value, at) => (at === factor ? (b[run]?.[at] ?? 0) : value))),
    )
    const { first, total } = estimateSobol([...a, ...b, ...mixed].map(ishigami), runs, 3)
    const near = (values: (number | null)[], known: number[]) =>
      known.forEach((value, at) => expect(Math.abs((values[at] ?? NaN) - value)).toBeLessThan(0.03))
    near(first, [0.3139, 0.4424, 0])
    near(total, [0.5576, 0.4424, 0.2437])
  })
})
