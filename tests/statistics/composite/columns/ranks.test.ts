import { describe, expect, it } from 'vitest'
import { rankValues } from '#app/statistics/composite/columns/ranks.ts'

describe('rankValues', () => {
  const values = [10, 20, NaN, 20, 30]

  it.each([
    ['min', [4, 2, NaN, 2, 1]],
    ['average', [4, 2.5, NaN, 2.5, 1]],
    ['max', [4, 3, NaN, 3, 1]],
  ] as const)('shares places of ties by %s', (ties, expected) => {
    expect([...rankValues(values, 'descending', ties)]).toEqual(expected)
  })

  it('turns round with the order', () => {
    expect([...rankValues(values, 'ascending', 'min')]).toEqual([1, 2, NaN, 2, 4])
  })
})
