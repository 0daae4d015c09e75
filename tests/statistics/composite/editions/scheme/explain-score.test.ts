import { describe, expect, it } from 'vitest'

import { explainScore } from '#app/statistics/composite/editions/scheme/explain-score.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { changed, FRAMEWORK_SCHEME, madeBasis, OPTIONS } from './made-basis.ts'

const basis = madeBasis()

describe('explainScore', () => {
  it.each(['arithmetic', 'geometric', 'harmonic'] as const)(
    'takes a score apart without a rest: %s means',
    (mean) => {
      const scheme = changed({ aggregation: { objective: mean, first: mean, index: mean } })
      const run = runScheme(basis, scheme, OPTIONS)
      const parts = explainScore(basis, scheme, run, 'c4', 'blended')!
      const sum = (kinds: string[]) =>
        parts
          .filter(({ kind }) => kinds.includes(kind))
          .reduce((total, { contribution }) => total + contribution, 0)
      const score = run.cities.find(({ city }) => city === 'c4')!.index.score!
      for (const kinds of [
        ['index'],
        ['first'],
        ['second'],
        ['people', 'objective'],
        ['people', 'indicator'],
      ]) {
        expect(sum(kinds)).toBeCloseTo(score, 10)
      }
    },
  )

  it('gives nothing for a city without an index', () => {
    const run = runScheme(basis, FRAMEWORK_SCHEME, OPTIONS)
    expect(explainScore(basis, FRAMEWORK_SCHEME, run, 'nowhere', 'blended')).toBeNull()
  })
})
