import { describe, expect, it } from 'vitest'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'

describe('tiersOf', () => {
  it('opens a tier at the first city that can be told apart from the first of the last tier', () => {
    expect(tiersOf([90, 89.9, 80, 79.9, 70], [0.1, 0.1, 0.1, 0.1, 0.1], { level: 0.95 })).toEqual([
      1, 1, 2, 2, 3,
    ])
  })

  it('does not overlap: a chain of near neighbours is cut where its ends can be told apart', () => {
    const scores = [10, 9, 8, 7, 6, 5, 4]
    const tiers = tiersOf(
      scores,
      scores.map(() => 0.5),
      { level: 0.95 },
    )
    expect(tiers).toEqual([1, 1, 1, 2, 2, 2, 3])
  })

  it('does not depend on the order of rows and leaves unranked cities out', () => {
    expect(tiersOf([79.9, null, 90, 80, 89.9], [0.1, null, 0.1, 0.1, 0.1], { level: 0.95 })).toEqual([
      2,
      null,
      1,
      2,
      1,
    ])
  })
})
