import { describe, expect, it } from 'vitest'

import { describeScheme } from '#app/services/publication/method/method-scheme.ts'
import type { PeopleShare, ReleaseSummary } from '#app/survey/reports/report.ts'
import { schemeOfFramework } from '#app/survey/scheme/scheme.ts'
import { OFFICIAL_RECIPE } from '#app/survey/wave/recipe.ts'

const content = schemeOfFramework({ code: 'SMILE', version: 1, content: { aggregation: 'arithmetic' } })

function cardOf(blended: PeopleShare, frozenOn?: string | null): string {
  const scheme = { name: 'Experts 2026', hash: 'abc', frozenOn: frozenOn ?? null, content }
  const index = { aggregation: 'arithmetic' as const, ...(frozenOn === undefined ? {} : { scheme }) }
  const summary = { recipe: { ...OFFICIAL_RECIPE, index }, peopleShare: { blended } } as ReleaseSummary
  return describeScheme({ summary }).en
}

describe('the scheme on the method card', () => {
  it('is named with its hash and the day on which it was frozen', () => {
    const card = cardOf({ nominal: 0.6, effective: 0.7, variance: 0.8 }, '2026-03-01')
    expect(card).toContain('scheme "Experts 2026" (SHA-256 abc), frozen on 2026-03-01')
    expect(card).not.toContain('Below one half')
  })

  it('is the framework’s own where a wave names none', () => {
    expect(cardOf({ nominal: 0.6, effective: 0.7, variance: null })).toContain("framework's own scheme")
  })

  it.each([
    { nominal: 0.45, effective: 0.7, variance: 0.8 },
    { nominal: 0.6, effective: 0.49, variance: 0.8 },
    { nominal: 0.6, effective: 0.7, variance: 0.01 },
  ])('warns when residents are less than half of the index: %j', (share) => {
    expect(cardOf(share)).toContain(
      'Below one half: differences between cities come more from objective figures',
    )
  })
})
