import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#app/statistics/random.ts'
import { estimate, firstRow } from '../survey-sample.ts'

const random = seededRandom(5)
const n = 400
const rows = Array.from({ length: n }, (_, i) => i)
const sex = rows.map(() => (random.uniform() < 0.4 ? 'm' : 'f'))
const age = rows.map(() => ['young', 'middle', 'old'][random.integer(3)]!)
const y = rows.map((i) => 50 + (sex[i] === 'm' ? 5 : 0) + 10 * random.normal())
const x = rows.map((i) => 20 + 0.3 * y[i]! + 3 * random.normal())
const w = rows.map(() => 10 + 20 * random.uniform())
const high = y.map((value) => (value > 55 ? 1 : 0))
const sample = { y, x, w, sex, age, high, strata: rows.map((i) => `h${i % 8}`) }
const margins = [
  {
    variables: ['sex'],
    totals: [
      { sex: 'm', total: 4000 },
      { sex: 'f', total: 4400 },
    ],
  },
  {
    variables: ['age'],
    totals: [
      { age: 'young', total: 2400 },
      { age: 'middle', total: 3000 },
      { age: 'old', total: 3000 },
    ],
  },
]
const rake = { step: 'rake', margins, maxIterations: 1000, tolerance: 1e-14 }
const design = { strata: ['strata'], weights: 'w' }
const mean = { id: 'm', statistic: 'mean', variable: 'y' }
const se = (result: ReturnType<typeof estimate>) => firstRow(result, 'm').se!

describe('two roads, one number', () => {
  it('raking and exponential calibration give one estimate, and errors that are close', () => {
    const calibration = { step: 'calibrate', method: 'raking', margins, tolerance: 1e-12 }
    const raked = estimate(sample, { design, weighting: [rake], estimates: [mean] })
    const calibrated = estimate(sample, { design, weighting: [calibration], estimates: [mean] })
    expect(firstRow(calibrated, 'm').estimate).toBeCloseTo(firstRow(raked, 'm').estimate!, 9)
    expect(Math.abs(se(calibrated) / se(raked) - 1)).toBeLessThan(0.02)
  })

  it('linearisation and jackknife agree on a large sample, raked or not', () => {
    for (const weighting of [[], [rake]]) {
      const linear = estimate(sample, { design, weighting, estimates: [mean] })
      const jackknife = estimate(sample, {
        design,
        weighting,
        replicates: { source: 'generate', type: 'JKn' },
        estimates: [mean],
      })
      expect(Math.abs(se(jackknife) / se(linear) - 1)).toBeLessThan(0.02)
    }
  })

  it('the bootstrap agrees with linearisation within its Monte Carlo error on 2000 replicates', () => {
    const linear = estimate(sample, { design, estimates: [mean] })
    const bootstrap = estimate(sample, {
      design,
      replicates: { source: 'generate', type: 'bootstrap', count: 2000, seed: 9 },
      estimates: [{ ...mean, df: 'infinite' }],
    })
    expect(Math.abs(se(bootstrap) / se(linear) - 1)).toBeLessThan(4 / Math.sqrt(2 * 2000))
  }, 240_000)

  it('the mean of a domain is a ratio of totals', () => {
    const inside = rows.map((i) => (sex[i] === 'm' ? 1 : 0))
    const result = estimate(
      { ...sample, inside, product: rows.map((i) => inside[i]! * y[i]!) },
      {
        design,
        estimates: [
          { ...mean, subset: [{ variable: 'sex', op: '==', value: 'm' }] },
          { id: 'r', statistic: 'ratio', numerator: 'product', denominator: 'inside' },
        ],
      },
    )
    expect(firstRow(result, 'r').estimate).toBeCloseTo(firstRow(result, 'm').estimate!, 11)
    expect(firstRow(result, 'r').se).toBeCloseTo(se(result), 11)
  })

  it('a t test, a contrast and a regression on the group find one difference', () => {
    const result = estimate(sample, {
      design,
      estimates: [
        { id: 'by', statistic: 'mean', variable: 'y', by: ['sex'] },
        {
          id: 'c',
          statistic: 'contrast',
          of: 'by',
          terms: [
            { by: { sex: 'm' }, coefficient: 1 },
            { by: { sex: 'f' }, coefficient: -1 },
          ],
        },
        { id: 't', statistic: 'ttest', variable: 'y', group: 'sex' },
        { id: 'b', statistic: 'regression', variable: 'y', predictors: ['sex'] },
      ],
    })
    const [contrast, test] = [firstRow(result, 'c'), firstRow(result, 't')]
    const slope = result.estimates.b!.rows[1] as Record<string, number>
    expect(Math.abs(test.estimate!)).toBeCloseTo(Math.abs(contrast.estimate!), 10)
    expect(slope.estimate).toBeCloseTo(test.estimate!, 9)
    expect(slope.se).toBeCloseTo(test.se!, 9)
    expect(slope.df).toBe(test.df)
    expect(contrast.se).toBeCloseTo(test.se!, 10)
  })

  it('a 2 × 2 table tests what the difference of two shares tests', () => {
    const result = estimate(sample, {
      design,
      estimates: [
        { id: 'chi', statistic: 'chisq', row: 'high', column: 'sex' },
        { id: 't', statistic: 'ttest', variable: 'high', group: 'sex' },
        { id: 'wald', statistic: 'chisq', row: 'high', column: 'sex', method: 'adjWald' },
      ],
    })
    expect(Math.abs(firstRow(result, 'chi').pValue! - firstRow(result, 't').pValue!)).toBeLessThan(0.01)
    expect(Math.abs(firstRow(result, 'wald').pValue! - firstRow(result, 'chi').pValue!)).toBeLessThan(0.02)
  })
})

describe('laws', () => {
  const request = {
    design,
    weighting: [rake],
    estimates: [
      mean,
      { id: 'p', statistic: 'proportion', variable: 'high', category: 1 },
      { id: 'q', statistic: 'quantile', variable: 'x', quantiles: [0.5] },
    ],
  }
  const base = estimate(sample, { ...request, weighting: [] })

  it('scaling the weights leaves means, shares and quantiles alone', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (scale) => {
        const scaled = estimate(
          { ...sample, w: w.map((value) => value * scale) },
          { ...request, weighting: [] },
        )
        for (const id of ['m', 'p', 'q']) {
          expect(firstRow(scaled, id).estimate! / firstRow(base, id).estimate!).toBeCloseTo(1, 10)
          expect(firstRow(scaled, id).se! / firstRow(base, id).se!).toBeCloseTo(1, 8)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('the order of rows does not matter', () => {
    const raked = estimate(sample, request)
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: n, maxLength: n }), (order) => {
        const shuffled = Object.fromEntries(
          Object.entries(sample).map(([name, values]) => [name, order.map((i) => values[i]!)]),
        ) as typeof sample
        const result = estimate(shuffled, request)
        for (const id of ['m', 'p', 'q']) {
          expect(firstRow(result, id).estimate! / firstRow(raked, id).estimate!).toBeCloseTo(1, 10)
          expect(firstRow(result, id).se! / firstRow(raked, id).se!).toBeCloseTo(1, 8)
        }
      }),
      { numRuns: 5 },
    )
  })

  it('raked totals equal the margins, without error, in whatever order the categories come', () => {
    for (const order of [margins, margins.map((m) => ({ ...m, totals: [...m.totals].reverse() }))]) {
      const result = estimate(sample, {
        design,
        weighting: [{ ...rake, margins: order }],
        estimates: [{ id: 'age', statistic: 'total', variable: 'age' }],
      })
      for (const row of result.estimates.age!.rows) {
        const total = margins[1]!.totals.find((cell) => 'age' in cell && cell.age === row.category)!.total
        expect((row.estimate as number) / total).toBeCloseTo(1, 11)
      }
    }
  })

  it('a bigger answer never lowers the mean', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: n - 1 }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (row, more) => {
          const raised = y.map((value, i) => (i === row ? value + more : value))
          const result = estimate({ ...sample, y: raised }, { design, estimates: [mean] })
          expect(firstRow(result, 'm').estimate!).toBeGreaterThanOrEqual(
            firstRow(base, 'm').estimate! - 1e-12,
          )
        },
      ),
      { numRuns: 20 },
    )
  })
})
