import { describe, expect, it } from 'vitest'

import { pickBy, pickValue } from '#app/services/demonstration/synthetic/pick.ts'
import { seededRandom } from '#app/statistics/random.ts'

describe('picking', () => {
  it('draws each with the chance of its weight, and what has none never', () => {
    const random = seededRandom(1)
    const pick = pickBy([1, 0, 3])
    const counts = [0, 0, 0]
    for (let i = 0; i < 40_000; i++) counts[pick(random)]!++
    expect(counts[1]).toBe(0)
    // standard error 0.0022
    expect(counts[2]! / 40_000).toBeCloseTo(0.75, 2)
  })

  it('draws values', () => {
    expect(pickValue(['never', 'always'], [0, 1])(seededRandom(5))).toBe('always')
  })
})
