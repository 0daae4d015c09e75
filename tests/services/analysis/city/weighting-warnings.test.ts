import { describe, expect, it } from 'vitest'

import { weightingWarnings } from '#app/services/analysis/city/weighting-warnings.ts'
import type { WeightingDiagnostics } from '#app/statistics/weighting/city-columns.ts'
import type { MarginReport } from '#app/survey/reports/weighting-report.ts'

const calm: WeightingDiagnostics = {
  converged: true,
  iterations: 3,
  steps: [],
  responseClasses: null,
  histogram: [],
  respondents: 100,
  min: 1,
  max: 5,
  median: 1,
  cv: 1,
  kishDesignEffect: 2,
  effectiveN: 50,
  profiles: [
    {
      variable: 'education',
      rows: [
        { category: 'primary', respondents: 20, target: 0.2, before: 0.2, after: 0.2 },
        { category: 'withheld', respondents: 3, target: 0.03, before: 0.03, after: 0.03 },
      ],
    },
  ],
  collapsed: [],
  withheld: [],
  trimLimit: null,
  trimmed: 0,
  largestDeviation: 0,
}
const margin = (before: number, after: number): MarginReport => ({
  variable: 'education',
  categories: [],
  deviation: 0,
  distance: { before, after },
})

describe('warnings of a weighting', () => {
  it('are silent up to every limit', () => {
    expect(weightingWarnings(calm, [margin(0.2, 0.02)])).toEqual([])
    expect(weightingWarnings({ ...calm, max: 5.2 }, [])).toEqual([])
  })

  it.each([
    [{ converged: false }, 'margins-not-met'],
    [{ kishDesignEffect: 2.01 }, 'kish-high'],
    [{ max: 5.3 }, 'weight-large'],
    [
      {
        profiles: [
          { variable: 'sex', rows: [{ category: 'm', respondents: 19, target: 1, before: 1, after: 1 }] },
        ],
      },
      'cells-thin:sex',
    ],
  ])('name %j', (change, expected) => {
    expect(weightingWarnings({ ...calm, ...change }, [])).toEqual([expected])
  })

  it('name margins whose profile is far from the population before weighting, and after it', () => {
    expect(weightingWarnings(calm, [margin(0.21, 0.01)])).toEqual(['profile-far:education'])
    expect(weightingWarnings(calm, [margin(0.1, 0.03)])).toEqual(['profile-left:education'])
  })
})
