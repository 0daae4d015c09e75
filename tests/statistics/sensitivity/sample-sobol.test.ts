import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
import { sampleSobol } from '#app/statistics/sensitivity/sample-sobol.ts'

/** A function whose indices are known: sin x + 7 sin² y + 0.1 z⁴ sin x on (-π, π)³. */
function ishigami(factors: Float64Array): number {
  const [x = 0, y = 0, z = 0] = factors.map((u) => Math.PI * (2 * u - 1))
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

describe('sampleSobol', () => {
  it('comes near the known indices of the Ishigami function', () => {
    const { first, total } = sampleSobol(3, 20_000, ishigami, seededRandom(7))
    const near = (values: (number | null)[], known: number[]) =>
      known.forEach((value, at) => expect(Math.abs((values[at] ?? NaN) - value)).toBeLessThan(0.03))
    near(first, [0.3139, 0.4424, 0])
    near(total, [0.5576, 0.4424, 0.2437])
  })

  it('repeats itself for the same seed', () => {
    expect(sampleSobol(3, 50, ishigami, seededRandom(1))).toEqual(
      sampleSobol(3, 50, ishigami, seededRandom(1)),
    )
  })
})
