import { describe, expect, it } from 'vitest'

import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type { IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import type { MethodFactor } from '#app/statistics/sensitivity/robustness/method-factor.ts'
import { prepareRescoring } from '#app/statistics/sensitivity/robustness/prepare-rescoring.ts'
import { usableFactors } from '#app/statistics/sensitivity/robustness/usable-factors.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { FRAMEWORK_SCHEME, madeBasis } from '#tests/statistics/composite/editions/scheme/made-basis.ts'

const basis = madeBasis()
const LEAGUE = basis.cities.map(({ city }) => city)
const ALL: MethodFactor[] = [
  { factor: 'survey' },
  { factor: 'weights', noise: 0.25 },
  { factor: 'normalisation', options: [{ method: 'goalposts' }, { method: 'minMax' }] },
  { factor: 'aggregation', options: [null, 'geometric'] },
  { factor: 'peopleShare', width: 0.2 },
]
const scoresOf = (scheme: IndexScheme, edition: 'people' | 'blended') =>
  runScheme(basis, scheme, { edition, level: 0.95 }).cities.map(({ index }) => index.score)

describe('prepareRescoring', () => {
  it.each(['people', 'blended'] as const)(
    'without factors gives the %s edition to the last bit',
    (edition) => {
      const rescore = prepareRescoring(basis, { scheme: FRAMEWORK_SCHEME, edition }, [], LEAGUE)
      expect([...rescore([])]).toEqual(scoresOf(FRAMEWORK_SCHEME, edition))
    },
  )

  it('gives the run of the picked options, weights and shares in the middle of their ranges', () => {
    const factors = ALL.filter(({ factor }) => factor !== 'survey' && factor !== 'weights')
    const rescore = prepareRescoring(basis, { scheme: FRAMEWORK_SCHEME, edition: 'blended' }, factors, LEAGUE)
    const picked: IndexScheme = {
      ...FRAMEWORK_SCHEME,
      normalisation: { method: 'minMax' },
      aggregation: { objective: 'arithmetic', first: 'geometric', index: 'geometric' },
    }
    expect([...rescore([0.9, 0.9, 0.5])]).toEqual(scoresOf(picked, 'blended'))
  })

  it('moves every share of the people side by the same width, and none beyond 1', () => {
    const rescore = prepareRescoring(
      basis,
      { scheme: FRAMEWORK_SCHEME, edition: 'blended' },
      [{ factor: 'peopleShare', width: 0.2 }],
      LEAGUE,
    )
    const upper = { A1: 0.6 + 0.15, A2: 0.7 + 0.15, B1: 0.5 + 0.15, B2: 0.4 + 0.15, B3: 0.8 + 0.15 }
    const expected = scoresOf({ ...FRAMEWORK_SCHEME, peopleShare: upper }, 'blended')
    rescore([0.875]).forEach((score, at) => expect(score).toBeCloseTo(expected[at]!, 10))
  })

  it('draws the people scores so that the index has the standard error of the official run', () => {
    const rescore = prepareRescoring(
      basis,
      { scheme: FRAMEWORK_SCHEME, edition: 'blended' },
      [{ factor: 'survey' }],
      LEAGUE,
    )
    const random = seededRandom(5)
    const draws = Array.from({ length: 4000 }, () => rescore([random.uniform()]))
    runScheme(basis, FRAMEWORK_SCHEME, { edition: 'blended', level: 0.95 }).cities.forEach(
      ({ index }, at) => {
        const scores = draws.map((draw) => draw[at]!)
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
        const sd = Math.sqrt(
          scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1),
        )
        expect(Math.abs(mean - index.score!)).toBeLessThan(4 * (index.se! / Math.sqrt(4000)))
        expect(sd / index.se!).toBeGreaterThan(0.95)
        expect(sd / index.se!).toBeLessThan(1.05)
      },
    )
  })
})

describe('usableFactors', () => {
  it('leaves out an option that cannot be computed and says why', () => {
    const withLog: MethodFactor = {
      factor: 'treatment',
      options: [{ method: 'none' }, { method: 'winsoriseThenLog', maxPoints: 1, skew: 2, kurtosis: 3.5 }],
    }
    const set = { scheme: FRAMEWORK_SCHEME, edition: 'blended' as const }
    const { factors, leftOut } = usableFactors(basis, set, [...ALL, withLog], LEAGUE)
    expect(factors).toEqual(ALL)
    expect(leftOut).toMatchObject([{ factor: 'treatment', option: 1, code: 'LOG_WITH_GOALPOSTS' }])
  })

  it('refuses a scheme that cannot be computed itself', () => {
    const flat = { ...basis, tree: basis.tree.map((node) => ({ ...node, weight: 0 })) }
    expect(() => usableFactors(flat, { scheme: FRAMEWORK_SCHEME, edition: 'blended' }, ALL, LEAGUE)).toThrow(
      /have weight 0/,
    )
  })
})
