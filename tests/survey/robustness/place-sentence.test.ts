import { describe, expect, it } from 'vitest'

import { groupsOverall, placeRange, placeSentence } from '#app/survey/robustness/place-sentence.ts'
import type { RobustCity, RobustSplit } from '#app/survey/robustness/robustness.ts'

const FACTORS = ['survey', 'weights', 'normalisation'] as const

function cityWith(groups: RobustSplit['groups'], alone = [0.2, 0.1, 0.3]): RobustCity {
  return {
    city: 'a',
    score: 70,
    rank: 10,
    low: 8,
    high: 12,
    tier: 2,
    q05: 9,
    median: 10,
    q95: 14.2,
    topTen: 0.5,
    split: {
      mean: 10,
      sd: 1,
      first: [],
      total: [],
      firstSe: [],
      totalSe: [],
      shares: groups && { alone, together: 0.4 },
      groups,
    },
    weightings: { first: 0, topTen: 0.5, keepsTier: 0.5 },
  }
}

describe('placeRange', () => {
  it('is never narrower than the rank set nor than nine of ten recomputations', () => {
    expect(placeRange({ low: 8, high: 12, q05: 9, q95: 14.2 })).toEqual({ low: 8, high: 15 })
    expect(placeRange({ low: 8, high: 12, q05: 6.6, q95: 11 })).toEqual({ low: 6, high: 12 })
  })
})

describe('placeSentence', () => {
  it.each([
    ['surveyMostly', { survey: 0.8, method: 0.1, both: 0.1 }, null],
    ['surveyMore', { survey: 0.5, method: 0.3, both: 0.2 }, null],
    ['equal', { survey: 0.4, method: 0.3, both: 0.3 }, null],
    ['methodMore', { survey: 0.3, method: 0.6, both: 0.1 }, 'normalisation'],
    ['methodMostly', { survey: 0.05, method: 0.9, both: 0.05 }, 'normalisation'],
  ] as const)('says %s', (key, groups, factor) => {
    expect(placeSentence(cityWith(groups), FACTORS)).toEqual({ key, low: 8, high: 15, factor })
  })

  it('tells a place that never moves from one that only the recomputations leave alone', () => {
    expect(placeSentence(cityWith(null), FACTORS).key).toBe('steady')
    const first = { ...cityWith(null), low: 1, high: 1, q05: 1, q95: 1 }
    expect(placeSentence(first, FACTORS)).toEqual({ key: 'fixed', low: 1, high: 1, factor: null })
  })

  it('does not compare with what was not drawn', () => {
    const groups = { survey: 1, method: 0, both: 0 }
    expect(placeSentence(cityWith(groups, [1]), ['survey']).key).toBe('surveyOnly')
    const other = cityWith({ survey: 0, method: 1, both: 0 }, [0.2, 0.6])
    expect(placeSentence(other, ['weights', 'peopleShare'])).toMatchObject({
      key: 'methodOnly',
      factor: 'peopleShare',
    })
  })
})

describe('groupsOverall', () => {
  it('weighs cities by how much their places move, and leaves out those that never do', () => {
    const still = cityWith(null)
    const moving = cityWith({ survey: 1, method: 0, both: 0 })
    const leaping = cityWith({ survey: 0, method: 0.5, both: 0.5 })
    leaping.split.sd = Math.sqrt(3)
    const groups = groupsOverall([still, moving, leaping])!
    expect(groups.survey).toBeCloseTo(0.25, 12)
    expect(groups.method).toBeCloseTo(0.375, 12)
    expect(groups.both).toBeCloseTo(0.375, 12)
    expect(groupsOverall([still])).toBeNull()
  })
})
