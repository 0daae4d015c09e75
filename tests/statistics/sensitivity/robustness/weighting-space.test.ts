import { describe, expect, it } from 'vitest'

import { weightingSpace } from '#app/statistics/sensitivity/robustness/weighting-space.ts'
import { seededRandom } from '#app/statistics/random.ts'

const place = (row: number) => ({ node: 'X', city: `c${row}` })

describe('weightingSpace', () => {
  // with weights w and 1 - w the first leads where 10 w > 5, the second where 10 (1 - w) > 5: half of all weightings each
  const scores = [Float64Array.of(10, 0), Float64Array.of(0, 10), Float64Array.of(4, 4)]
  it('finds the share of weightings in which each city leads', () => {
    const found = weightingSpace(
      scores,
      [1, 1, 2],
      { mean: 'arithmetic', replications: 40_000, place },
      seededRandom(1),
    )
    // the third is second where the lesser of the two falls below 4: everywhere but for w in 0.4..0.6
    expect(found[0]!.first).toBeCloseTo(0.5, 1)
    expect(found[1]!.first).toBeCloseTo(0.5, 1)
    expect(found[2]).toMatchObject({ first: 0, topTen: 1 })
    expect(Math.abs(found[2]!.keepsTier! - 0.2)).toBeLessThan(0.01)
    expect(Math.abs(found[0]!.keepsTier! - 0.6)).toBeLessThan(0.01)
  })

  it('repeats bit for bit with the same seed', () => {
    const once = () =>
      weightingSpace(scores, [1, 1, 2], { mean: 'harmonic', replications: 50, place }, seededRandom(9))
    const positive = scores.map((own) => own.map((score) => score + 1))
    expect(once).toThrow(/not positive/)
    const again = () =>
      weightingSpace(positive, [1, 1, 2], { mean: 'harmonic', replications: 50, place }, seededRandom(9))
    expect(again()).toEqual(again())
  })
})
