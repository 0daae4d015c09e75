import { describe, expect, it } from 'vitest'
import { fillSeries } from '#app/statistics/composite/analyses/describe/panel-imputation.ts'
import { describeColumn } from '#app/statistics/composite/analyses/describe/statistics.ts'
import { run, table } from '../index-case.ts'

describe('fillSeries', () => {
  const series = [NaN, 2, NaN, NaN, 8, NaN].map((value, step) => ({ time: 2018 + step, step, value }))

  it.each([
    ['latest', undefined, [NaN, 2, 2, 2, 8, 8]],
    ['latest', 1, [NaN, 2, 2, NaN, 8, 8]],
    ['constant', undefined, [2, 2, 2, 2, 8, 8]],
    ['linear', undefined, [2, 2, 4, 6, 8, 8]],
  ] as const)('fills by %s (at most %s steps)', (method, maxAge, expected) => {
    expect(fillSeries(series, { method, maxAge })).toEqual(expected)
  })
})

describe('describeColumn', () => {
  it('has null where a figure cannot be told', () => {
    expect(describeColumn(Float64Array.of(NaN, 4, 4))).toEqual({
      min: 4,
      max: 4,
      mean: 4,
      median: 4,
      sd: 0,
      skew: null,
      kurtosis: null,
      available: 2,
      nonZero: 2,
      unique: 1,
      mostCommonCount: 2,
    })
  })
})

describe('describing analyses', () => {
  it('count availability by unit and by node', () => {
    const { analyses } = run({ analyses: [{ id: 'there', type: 'availability', in: 'raw' }] })
    expect(analyses['there']).toMatchObject({
      missing: [0, 1, 0, 0],
      availability: [1, 2 / 3, 1, 1],
      byNode: { P: [1, 0.5, 1, 1], Q: [1, 1, 1, 1] },
    })
  })

  it('put every unit in the first band it reaches', () => {
    const bands = [
      { code: 'high', min: 30 },
      { code: 'low', min: 15 },
    ]
    const { analyses } = run({ analyses: [{ id: 'bands', type: 'bands', in: 'raw', node: 'c', bands }] })
    expect(analyses['bands']).toEqual({
      units: ['Aa', 'Bb', 'Cc', 'Dd'],
      band: [null, 'high', 'high', 'low'],
      counts: { high: 2, low: 1 },
    })
  })

  it('measure change from the first to the last year that is there', () => {
    const years = table(
      'city,name,year,a,b,c\n1,Aa,2018,4,1,1\n2,Aa,2020,9,1,1\n3,Aa,2022,,1,1\n4,Bb,2018,,1,1',
    )
    const { analyses } = run(
      { analyses: [{ id: 'change', type: 'change', in: 'raw', node: 'a', entity: 'name', time: 'year' }] },
      years,
    )
    expect(analyses['change']).toEqual({
      Aa: { from: '2018', to: '2020', difference: 5, compoundAnnualGrowth: 0.5 },
    })
  })
})
