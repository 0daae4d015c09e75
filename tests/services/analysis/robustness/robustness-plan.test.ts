import { describe, expect, it } from 'vitest'

import { jobsOf } from '#app/services/analysis/robustness/robustness-jobs.ts'
import { planRobustness } from '#app/services/analysis/robustness/robustness-plan.ts'
import { DEFAULT_ROBUSTNESS } from '#app/survey/robustness/robustness.ts'
import { FRAMEWORK_SCHEME, madeBasis } from '#tests/statistics/composite/editions/scheme/made-basis.ts'

const OFFICIAL = { scheme: FRAMEWORK_SCHEME, level: 0.95 }
const basis = madeBasis()

describe('planRobustness', () => {
  it('puts the official option first and names those that make no sense', () => {
    const empty = { ...basis, cities: basis.cities.map((city, at) => (at > 0 ? city : without(city))) }
    function without(city: (typeof basis.cities)[number]) {
      // its only objective side is 0 and people are silent there, so a geometric mean has no answer
      const people = city.people.with(2, NaN)
      return { ...city, people, values: city.values.with(2, 0) }
    }
    const { options, leftOut, league } = planRobustness(empty, OFFICIAL, DEFAULT_ROBUSTNESS)
    expect(options.normalisation?.[0]).toBe('goalposts')
    expect(options.aggregation).toBeUndefined()
    expect(leftOut).toMatchObject([
      { factor: 'aggregation', option: 'geometric', code: 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN' },
    ])
    expect(league.map(({ rank }) => rank)).toEqual(league.map((_, at) => at + 1))
  })

  it('lets nothing of the figures vary in the people edition', () => {
    const { factors } = planRobustness(basis, OFFICIAL, { ...DEFAULT_ROBUSTNESS, edition: 'people' })
    expect(factors.map(({ factor }) => factor)).toEqual(['survey', 'weights', 'aggregation'])
  })

  it('refuses a league of two, and factors that have no second way to come out', () => {
    const two = { ...basis, cities: basis.cities.slice(0, 2) }
    expect(() => planRobustness(two, OFFICIAL, DEFAULT_ROBUSTNESS)).toThrow(/at least 3/)
    const settings = { ...DEFAULT_ROBUSTNESS, edition: 'people' as const, factors: ['treatment' as const] }
    expect(() => planRobustness(basis, OFFICIAL, settings)).toThrow(/can come out otherwise/)
  })
})

describe('jobsOf', () => {
  it('covers every run once', () => {
    const runs = jobsOf(basis, ['q1'], { runs: 100, edition: 'blended' }).filter((job) => job.kind === 'runs')
    expect(runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(
      Array.from({ length: 100 }, (_, run) => run),
    )
  })

  it('leaves out no indicator in the people edition', () => {
    const kinds = jobsOf(basis, ['q1'], { runs: 100, edition: 'people' }).map(({ kind }) => kind)
    expect(kinds).not.toContain('indicator')
    expect(kinds.filter((kind) => kind === 'item')).toHaveLength(1)
  })
})
