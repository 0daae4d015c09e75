import { describe, expect, it } from 'vitest'

import type { MethodFactor } from '#app/statistics/sensitivity/robustness/method-factor.ts'
import { prepareRescoring } from '#app/statistics/sensitivity/robustness/prepare-rescoring.ts'
import { placesOf, rankRuns } from '#app/statistics/sensitivity/robustness/rank-runs.ts'
import { summariseRuns } from '#app/statistics/sensitivity/robustness/summarise-runs.ts'
import { sharesOfVariance, surveyAndMethod } from '#app/statistics/sensitivity/robustness/split-variance.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { FRAMEWORK_SCHEME, madeBasis } from '#tests/statistics/composite/editions/scheme/made-basis.ts'

const FACTORS: MethodFactor[] = [
  { factor: 'survey' },
  { factor: 'weights', noise: 0.25 },
  { factor: 'normalisation', options: [{ method: 'goalposts' }, { method: 'minMax' }, { method: 'zScore' }] },
]

function runs(basis: IndexBasis, factors: MethodFactor[], ranges: { from: number; to: number }[], seed = 3) {
  const league = basis.cities.map(({ city }) => city)
  const rescore = prepareRescoring(basis, { scheme: FRAMEWORK_SCHEME, edition: 'blended' }, factors, league)
  const parts = ranges.map((range) =>
    rankRuns(rescore, factors.length, { seed, cities: league.length }, range),
  )
  return Uint16Array.from(parts.flatMap((part) => [...part]))
}

function summary(basis: IndexBasis, factors: MethodFactor[], count: number) {
  const league = basis.cities.map(({ city }) => city)
  const places = runs(basis, factors, [{ from: 0, to: count }])
  const official = [
    ...placesOf(prepareRescoring(basis, { scheme: FRAMEWORK_SCHEME, edition: 'blended' }, [], league)([])),
  ]
  return summariseRuns(places, league, { factors: factors.length, official })
}

describe('placesOf', () => {
  it('gives ties the better place and a missing score none', () => {
    expect([...placesOf(Float64Array.of(3, 9, NaN, 3, 1))]).toEqual([2, 1, 0, 2, 4])
  })
})

describe('rankRuns', () => {
  const basis = madeBasis()
  it('repeats bit for bit, however the runs are shared out', () => {
    const whole = runs(basis, FACTORS, [{ from: 0, to: 40 }])
    expect(runs(basis, FACTORS, [{ from: 0, to: 40 }])).toEqual(whole)
    const parts = [
      { from: 0, to: 7 },
      { from: 7, to: 39 },
      { from: 39, to: 40 },
    ]
    expect(runs(basis, FACTORS, parts)).toEqual(whole)
  })

  it('draws otherwise under another seed', () => {
    const range = [{ from: 0, to: 40 }]
    expect(runs(basis, FACTORS, range, 4)).not.toEqual(runs(basis, FACTORS, range, 3))
  })
})

describe('summariseRuns', () => {
  it('lays everything on the survey when the method makes no difference', () => {
    // weights that are all of one size change nothing when all scores of a city are the same
    const basis = madeBasis()
    const level = basis.cities.map((city, at) => ({
      ...city,
      people: city.people.map(() => 50 + at),
      covariance: city.covariance.map(() => 4),
      values: city.values.map(() => NaN),
    }))
    const { cities, meanShift } = summary({ ...basis, cities: level }, FACTORS.slice(0, 2), 400)
    for (const { split } of [...cities, { split: meanShift }]) {
      const groups = surveyAndMethod(split, 0)!
      expect(groups.survey).toBeGreaterThan(0.9)
      expect(split.total[1]).toBe(0)
    }
  })

  it('lays everything on the method when the survey has no error', () => {
    const basis = madeBasis()
    const certain = basis.cities.map((city) => ({ ...city, covariance: city.covariance.map(() => 0) }))
    const { cities, meanShift } = summary({ ...basis, cities: certain }, FACTORS, 200)
    const moving = cities.filter(({ split }) => split.sd > 0)
    expect(moving.length).toBeGreaterThan(3)
    for (const { split } of [...moving, { split: meanShift }]) {
      expect(split.total[0]).toBe(0)
      expect(surveyAndMethod(split, 0)).toEqual({ survey: 0, method: 1, both: 0 })
    }
  })

  it('has nothing to share out for a city that never moves', () => {
    const basis = madeBasis()
    const alone = basis.cities.map((city, at) => ({
      ...city,
      people: city.people.map((score) => (at === 0 ? 99 : Math.min(score, 60))),
      values: city.values.map((value, indicator) => (at > 0 ? value : indicator === 1 ? 10 : 100)),
    }))
    const [first] = summary({ ...basis, cities: alone }, FACTORS, 100).cities
    expect(first).toMatchObject({ q05: 1, median: 1, q95: 1, topTen: 1 })
    expect(sharesOfVariance(first!.split)).toBeNull()
    expect(surveyAndMethod(first!.split, 0)).toBeNull()
  })
})
