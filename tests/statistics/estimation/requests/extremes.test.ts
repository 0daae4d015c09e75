import { describe, expect, it } from 'vitest'
import { Refusal } from '#app/statistics/refusal.ts'
import { estimate } from '../../survey-sample.ts'

const n = 24
const range = Array.from({ length: n }, (_, i) => i)
const plain = {
  y: range.map((i) => (i * 7) % 11),
  x: range.map((i) => i % 5),
  g: range.map((i) => (i % 2 ? 'a' : 'b')),
  h: range.map((i) => ['p', 'q', 'r'][i % 3]!),
  stratum: range.map((i) => `s${i % 4}`),
  w: range.map((i) => 1 + (i % 3)),
}
const odd: Record<string, Record<string, (number | string | null)[]>> = {
  'all values equal': { y: range.map(() => 5) },
  'all values missing': { y: range.map(() => null) },
  'one value': { y: range.map((i) => (i === 3 ? 4 : null)) },
  'two values': { y: range.map((i) => (i === 3 || i === 4 ? i : null)) },
  'values of 1e300': { y: range.map((i) => i * 1e300) },
  'values of 1e100 beside 1e-100': { y: range.map((i) => (i % 2 ? 1e100 : 1e-100)) },
  'denormal values': { y: range.map((i) => i * 5e-324) },
  'denormal weights': { w: range.map(() => 5e-324) },
  'weights of 1e300': { w: range.map((i) => 1e300 * (1 + i)) },
  'a group of one': { g: range.map((i) => (i === 0 ? 'a' : 'b')) },
  'a group missing but for one': { g: range.map((i) => (i === 0 ? 'a' : i === 1 ? 'b' : null)) },
  'weights of 0 but for two': { w: range.map((i) => (i < 22 ? 0 : 1)) },
  'a predictor that does not vary': { x: range.map(() => 3) },
}

const methods = ['logit', 'xlogit', 'asin', 'beta', 'mean', 'wilson', 'kornGraubard']
const rules = ['math', 'school', 'shahvaish', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9']
const domains = [[], ['g', 'h']].flatMap((by) =>
  [[], [{ variable: 'y', op: '<', value: 1 }]].map((subset) => ({
    by,
    subset,
  })),
)
const requests = [
  ...domains.flatMap((domain) =>
    [
      { statistic: 'mean', variable: 'y', deff: true, covariance: true },
      { statistic: 'total', variables: ['y', 'g'], deff: 'replace' },
      { statistic: 'ratio', numerator: 'y', denominator: 'x', deff: true },
      { statistic: 'variance', variable: 'y' },
      { statistic: 'weights' },
      { statistic: 'ttest', variable: 'y', group: 'g' },
      { statistic: 'regression', variable: 'y', predictors: ['x', 'h'] },
      { statistic: 'distribution', variable: 'g' },
      ...methods.map((ciMethod) => ({
        statistic: 'proportion',
        variable: 'y',
        category: [0, 5],
        ciMethod,
        deff: true,
      })),
      ...rules.map((qrule) => ({ statistic: 'quantile', variable: 'y', quantiles: [0, 0.3, 1], qrule })),
      ...['F', 'Chisq', 'Wald', 'adjWald'].map((method) => ({
        statistic: 'chisq',
        row: 'g',
        column: 'h',
        method,
      })),
    ].map((request) => ({ ...request, ...domain })),
  ),
  { statistic: 'comparisons', of: 'by' },
  { statistic: 'aggregate', of: 'by', weighting: 'equal' },
  {
    statistic: 'smallAreas',
    of: 'by',
    areas: [...'pqr'].map((h) => ({ by: { h }, population: 9 })),
    benchmark: true,
  },
]
const designs = {
  'by linearisation': {},
  'by replicates': { replicates: { source: 'generate', type: 'JKn' } },
  poststratified: {
    weighting: [
      {
        step: 'poststratify',
        variables: ['h'],
        totals: [...'pqr'].map((h, i) => ({ h, total: 50 + i })),
      },
    ],
  },
}

/** Everything a number may not be: paths of what is not finite, of p-values and shares outside 0 and 1. */
function faults(value: unknown, path = ''): string[] {
  if (typeof value === 'number') {
    const isShare = /pValue|pAdjusted/.test(path)
    return Number.isFinite(value) && (!isShare || (value >= 0 && value <= 1)) ? [] : [`${path} ${value}`]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => faults(inner, `${path}.${key}`))
}

describe('whatever the data', () => {
  for (const [what, change] of Object.entries(odd)) {
    for (const [how, extra] of Object.entries(designs)) {
      it(`gives finite numbers, nulls or a refusal with its place: ${what}, ${how}`, () => {
        let answers = 0
        for (const request of requests) {
          try {
            const result = estimate(
              { ...plain, ...change },
              {
                design: { weights: 'w', strata: ['stratum'] },
                ...extra,
                estimates: [
                  { id: 'by', statistic: 'mean', variable: 'y', by: ['h'] },
                  { id: 'asked', ...request },
                ],
              },
            )
            expect(faults(result), JSON.stringify(request)).toEqual([])
            answers++
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            expect(error.code).toMatch(/^[A-Z_]+$/)
            expect(faults(error.at)).toEqual([])
          }
        }
        expect(answers === 0 || answers > requests.length / 2).toBe(true)
      })
    }
  }

  it('a domain with nobody in it has nulls, whatever is asked', () => {
    const nobody = [{ variable: 'x', op: '>', value: 99 }]
    for (const request of requests.filter((one) => 'subset' in one && one.by.length === 0)) {
      if (['weights', 'chisq', 'total'].includes(request.statistic)) continue
      const { rows } = estimate(plain, {
        design: { weights: 'w', strata: ['stratum'] },
        estimates: [{ id: 'asked', ...request, subset: nobody }],
      }).estimates.asked!
      for (const row of rows) expect(row, request.statistic).toMatchObject({ estimate: null, ciLower: null })
    }
  })
})
