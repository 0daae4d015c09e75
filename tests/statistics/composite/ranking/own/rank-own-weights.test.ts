import { describe, expect, it } from 'vitest'

import { rankOwnWeights, type PublishedCity } from '#app/statistics/composite/ranking/own/rank-own-weights.ts'
import { rankCities } from '#app/statistics/composite/ranking/rank-sets.ts'
import { tiersOf } from '#app/statistics/composite/ranking/tiers.ts'
import { seededRandom } from '#app/statistics/random.ts'

const OFFICIAL = [1, 1, 1, 1, 1]
const LEVEL = { level: 0.95 }

function drawCities(count: number, seed = 1): PublishedCity[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const centre = 55 + 20 * random.uniform()
    return {
      scores: OFFICIAL.map(() => centre + 3 * random.normal()),
      ses: OFFICIAL.map(() => 0.6 + 0.6 * random.uniform()),
      indexSe: 0.4 + 0.3 * random.uniform(),
    }
  })
}

describe('a ranking by a reader’s own weights', () => {
  it('at the weights of the release has its scores, sets and tiers', () => {
    const cities = drawCities(40)
    const scores = cities.map((city) => city.scores.reduce<number>((sum, score) => sum + (score ?? 0) / 5, 0))
    const ses = cities.map(({ indexSe }) => indexSe)
    const places = rankOwnWeights(cities, { own: [20, 20, 20, 20, 20], official: OFFICIAL }, LEVEL)
    const sets = rankCities(scores, ses, { ...LEVEL, method: 'simultaneousHolm' })
    expect(places.map(({ set }) => set)).toEqual(sets)
    expect(places.map(({ tier }) => tier)).toEqual(tiersOf(scores, ses, LEVEL))
    places.forEach(({ se }, at) => expect(se).toBeCloseTo(ses[at] ?? NaN, 10))
  })

  it('does not ask how the weights are scaled', () => {
    const cities = drawCities(12, 3)
    const by = (own: number[]) => rankOwnWeights(cities, { own, official: OFFICIAL }, LEVEL)
    const doubled = by([60, 20, 10, 0, 10])
    by([6, 2, 1, 0, 1]).forEach(({ score, set }, at) => {
      expect(doubled[at]?.score).toBeCloseTo(score ?? NaN, 10)
      expect(doubled[at]?.set).toEqual(set)
    })
  })

  it('every place lies in its set, and every set in the ranking', () => {
    for (const own of [
      [1, 0, 0, 0, 0],
      [5, 1, 1, 1, 1],
      [0, 0, 1, 3, 0],
    ]) {
      for (const { set } of rankOwnWeights(drawCities(30, 7), { own, official: OFFICIAL }, LEVEL)) {
        expect(set!.low).toBeGreaterThanOrEqual(1)
        expect(set!.low).toBeLessThanOrEqual(set!.rank)
        expect(set!.high).toBeGreaterThanOrEqual(set!.rank)
        expect(set!.high).toBeLessThanOrEqual(30)
      }
    }
  })

  it('leaves the weight of a missing score to the others, and places no city without any', () => {
    const [first, second] = drawCities(2, 5)
    const cities = [
      { ...first!, scores: [null, 60, 70, 70, 70] },
      { ...second!, scores: [50, 50, 50, 50, 50] },
    ]
    const by = (own: number[]) => rankOwnWeights(cities, { own, official: OFFICIAL }, LEVEL)
    expect(by([2, 1, 1, 0, 0])[0]?.score).toBeCloseTo(65, 10)
    expect(by([1, 0, 0, 0, 0])[0]).toEqual({ score: null, se: null, set: null, tier: null })
  })

  it('refuses weights that are all 0', () => {
    expect(() => rankOwnWeights(drawCities(3), { own: [0, 0, 0, 0, 0], official: OFFICIAL }, LEVEL)).toThrow(
      expect.objectContaining({ code: 'ZERO_TOTAL_WEIGHT' }),
    )
  })
})
