import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
import { weightSpace } from '#app/statistics/sensitivity/weight-space.ts'

describe('weightSpace', () => {
  it('gives the share of the simplex in which a unit is first', () => {
    // with two indicators the first weight is uniform; Aa leads where 2w > 1 - w, that is w > 1/3
    const tally = weightSpace([Float64Array.of(2, 0), Float64Array.of(0, 1)], 20_000, seededRandom(3))
    expect(Math.abs((tally.probabilityTop(1)[0] ?? NaN) - 2 / 3)).toBeLessThan(0.015)
  })
})
