import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as distributions from '#app/statistics/numeric/distributions.ts'

type Case = Record<string, number> & { value: number }
const reference: { functions: Record<string, Case[]> } = JSON.parse(
  readFileSync('tests/reference/survey-stats/distributions/expected.json', 'utf8'),
)
const call: Record<string, (c: Case) => number> = {
  tQuantile: (c) => distributions.tQuantile(c.p!, c.df!),
  tTwoSidedP: (c) => distributions.tTwoSidedP(c.t!, c.df!),
  betaQuantile: (c) => distributions.betaQuantile(c.p!, c.a!, c.b!),
  fUpperTail: (c) => distributions.fUpperTail(c.x!, c.df1!, c.df2!),
  chisqUpperTail: (c) => distributions.chisqUpperTail(c.x!, c.df!),
  normalQuantile: (c) => distributions.normalQuantile(c.p!),
}

describe('distribution functions', () => {
  it('are checked on every value of the reference file', () => {
    expect(Object.values(reference.functions).flat()).toHaveLength(196)
  })

  for (const [name, cases] of Object.entries(reference.functions)) {
    it(`${name} agrees with R to ten digits`, () => {
      for (const c of cases) {
        const ours = call[name]!(c)
        expect(Math.abs(ours - c.value), `${name} ${JSON.stringify(c)} gave ${ours}`).toBeLessThanOrEqual(
          1e-10 * Math.abs(c.value) + (c.value === 0 ? 1e-300 : 0),
        )
      }
    })
  }

  it('takes infinite degrees of freedom as the normal distribution', () => {
    expect(distributions.tQuantile(0.975, Infinity)).toBeCloseTo(1.959963984540054, 13)
    expect(distributions.fUpperTail(2, 3, Infinity)).toBeCloseTo(distributions.chisqUpperTail(6, 3), 14)
  })
})
