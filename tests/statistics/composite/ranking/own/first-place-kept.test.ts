import { describe, expect, it } from 'vitest'

import { firstPlaceKept } from '#app/statistics/composite/ranking/own/first-place-kept.ts'
import { seededRandom } from '#app/statistics/random.ts'

const SETTING = { draws: 1000, spread: 0.2 }
const kept = (cities: Parameters<typeof firstPlaceKept>[0], weights = [1, 1]) =>
  firstPlaceKept(cities, weights, SETTING, seededRandom(1))

describe('first place under slightly other weights', () => {
  it('always holds for a city that leads in every score by many errors', () => {
    const found = kept([
      { scores: [50, 50], se: 0.5 },
      { scores: [90, 90], se: 0.5 },
    ])
    expect(found).toEqual({ city: 1, byWeights: 1, withError: 1 })
  })

  it('is a toss-up between two cities that are as good and as uncertain', () => {
    const found = kept([
      { scores: [70, 60], se: 2 },
      { scores: [60, 70], se: 2 },
    ])
    expect(found!.byWeights).toBeGreaterThan(0.45)
    expect(found!.byWeights).toBeLessThan(0.55)
    expect(found!.withError).toBeGreaterThan(0.45)
    expect(found!.withError).toBeLessThan(0.55)
  })

  it('weights alone cannot move cities whose scores are all alike; the sampling error can', () => {
    const found = kept([
      { scores: [70, 70], se: 1 },
      { scores: [69, 69], se: 1 },
    ])
    expect(found!.byWeights).toBe(1)
    // P(z > -1/√2) = 0.760
    expect(found!.withError).toBeGreaterThan(0.72)
    expect(found!.withError).toBeLessThan(0.8)
  })

  it('passes over cities that have no score, and says nothing when none has', () => {
    expect(
      kept([
        { scores: [null, null], se: null },
        { scores: [50, null], se: 1 },
      ])?.city,
    ).toBe(1)
    expect(kept([{ scores: [null, null], se: null }])).toBeNull()
    expect(kept([])).toBeNull()
  })

  it('gives the same figures for the same seed', () => {
    const cities = [
      { scores: [70, 61], se: 2 },
      { scores: [66, 66], se: 2 },
    ]
    expect(kept(cities)).toEqual(kept(cities))
  })
})
