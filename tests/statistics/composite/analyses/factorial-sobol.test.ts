import { describe, expect, it } from 'vitest'
import type { FactorialSobol } from '#app/statistics/composite/analyses/uncertainty/factorial-sobol.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { run, table } from '../index-case.ts'

const data = table(`
  city,region,a,b,c
  Aa,x,1,9,4
  Bb,x,2,,3
  Cc,x,7,2,
  Dd,y,4,5,9
  Ee,y,,1,1
  Ff,y,6,6,2
`)

function pipeline(imputation: string, range: number[], method: 'arithmetic' | 'geometric'): StepSpec[] {
  const impute: StepSpec = { step: 'impute', in: 'raw', out: 'full', method: 'mean', group: 'region' }
  return [
    ...(imputation === 'none' ? [] : [{ ...impute, method: imputation } as StepSpec]),
    {
      step: 'normalise',
      in: imputation === 'none' ? 'raw' : 'full',
      out: 'scored',
      default: { method: 'minMax', range },
    },
    { step: 'aggregate', in: 'scored', out: 'index', method, expect: ['Index'] },
    { step: 'rank', in: 'index', out: 'ranks', nodes: ['Index'], expect: 'all' },
  ]
}

const imputations = ['mean', 'groupMedian', 'none']
const ranges = [
  [1, 100],
  [50, 100],
]
const methods = ['arithmetic', 'geometric'] as const
const ranksOf = (...choice: Parameters<typeof pipeline>) =>
  run({ pipeline: pipeline(...choice) }, data).datasets['ranks']?.values?.['Index'] ?? []

describe('factorial sensitivity', () => {
  const { analyses } = run(
    {
      pipeline: pipeline('mean', [1, 100], 'arithmetic'),
      analyses: [
        {
          id: 'sobol',
          type: 'factorialSobol',
          target: 'Index',
          nominal: { imputation: 'mean', normalisation: 0, aggregation: 'arithmetic' },
          factors: [
            { id: 'imputation', levels: imputations },
            { id: 'normalisation', levels: ranges.map((range) => ({ method: 'minMax', range })) },
            { id: 'aggregation', levels: [...methods] },
          ],
        },
      ],
    },
    data,
  )
  const { output, runs, rankMin, rankMax } = analyses['sobol'] as FactorialSobol

  it('gives every combination the ranks of a pipeline with these choices, a step left out included', () => {
    const nominal = ranksOf('mean', [1, 100], 'arithmetic')
    expect(runs).toBe(12)
    const all: (number | null)[][] = []
    for (const { levels, y } of output) {
      const [i = 0, n = 0, m = 0] = levels
      const ranks = ranksOf(imputations[i]!, ranges[n]!, methods[m]!)
      const shifts = ranks.map((rank, at) => Math.abs(rank! - nominal[at]!))
      expect(y).toBeCloseTo(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length, 12)
      all.push(ranks)
    }
    expect(rankMin).toEqual(nominal.map((_, at) => Math.min(...all.map((ranks) => ranks[at]!))))
    expect(rankMax).toEqual(nominal.map((_, at) => Math.max(...all.map((ranks) => ranks[at]!))))
  })

  it('refuses a factor it does not know, naming it', () => {
    const ask = () =>
      run(
        {
          pipeline: pipeline('mean', [1, 100], 'arithmetic'),
          analyses: [
            {
              id: 'sobol',
              type: 'factorialSobol',
              target: 'Index',
              nominal: { weather: 1 },
              factors: [{ id: 'weather', levels: [1, 2] }],
            },
          ],
        },
        data,
      )
    expect(ask).toThrow(
      expect.objectContaining({ code: 'INVALID_SPEC', at: { analysis: 'sobol', factor: 'weather' } }),
    )
  })
})
