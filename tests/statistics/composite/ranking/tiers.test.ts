import { describe, expect, it } from 'vitest'
import { toldApart } from '#app/statistics/composite/ranking/rank-sets.ts'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'
import { seededRandom } from '#app/statistics/random.ts'

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

  it('reaches to the last city that cannot be told apart from its first, over others that can', () => {
    // 80 is told apart from 90; 78 with its large error is not, so the run of the three has no end between them
    expect(tiersOf([90, 80, 78, 60], [0.1, 0.1, 8, 0.1], { level: 0.95 })).toEqual([1, 1, 1, 2])
    // the same city opening a tier keeps with it whoever it cannot be told apart from
    expect(tiersOf([90, 80, 78], [8, 0.1, 0.1], { level: 0.95 })).toEqual([1, 1, 1])
  })

  it('is told apart, by its first city, from every city of all later tiers, and no run could be longer', () => {
    const random = seededRandom(3)
    for (let trial = 0; trial < 50; trial++) {
      const scores = Array.from({ length: 25 }, () => 60 + 8 * random.normal())
      const ses = scores.map(() => Math.exp(random.normal()))
      const tiers = tiersOf(scores, ses, { level: 0.9 })
      const order = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!)
      const told = toldApart(Float64Array.from(scores), Float64Array.from(ses), {
        level: 0.9,
        method: 'simultaneousHolm',
      })
      const inOrder = order.map((city) => tiers[city]!)
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
      for (const tier of new Set(inOrder)) {
        const run = order.filter((city) => tiers[city] === tier)
        expect(told[run[0]! * 25 + run.at(-1)!]).toBe(0)
        for (const later of order.filter((city) => tiers[city]! > tier)) {
          expect(told[run[0]! * 25 + later]).toBe(1)
        }
      }
    }
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
