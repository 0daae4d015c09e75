import { describe, expect, it } from 'vitest'

import { readBasis, writeBasis } from '#app/statistics/composite/editions/scheme/basis-json.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { FRAMEWORK_SCHEME, madeBasis, OPTIONS } from './made-basis.ts'

const basis = madeBasis()

describe('a basis as JSON', () => {
  it('comes back with the same bits, missing values included', () => {
    const gaps = madeBasis(3)
    gaps.cities[0]!.people[1] = NaN
    gaps.cities[1]!.values[0] = NaN
    expect(readBasis(JSON.parse(JSON.stringify(writeBasis(gaps))))).toEqual(gaps)
  })

  it('gives the same errors to seven digits with shortened covariances', () => {
    const short = readBasis(writeBasis(basis, 8))
    const se = (one: IndexBasis) => runScheme(one, FRAMEWORK_SCHEME, OPTIONS).cities[0]!.index.se!
    expect(se(short) / se(basis)).toBeCloseTo(1, 7)
  })
})
