import { describe, expect, it } from 'vitest'
import { probabilityBetween } from '#app/statistics/composite/analyses/survey/band-probability.ts'
import { sampleSize } from '#app/statistics/composite/analyses/survey/sample-size.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { cities, run, table } from '../index-case.ts'

const survey = table(
  'unit,indicator,n,sd,deff\nAa,a,100,2,1\nBb,a,100,2,1\nCc,a,100,2,1\nDd,a,100,2,4\nAa,b,25,1,1\nCc,b,25,1,1\nDd,b,25,1,1',
  'survey.csv',
)
const tables = new Map([['survey.csv', survey]])
const pipeline: StepSpec[] = [
  {
    step: 'normalise',
    in: 'raw',
    out: 'norm',
    default: { method: 'goalposts', low: 0, high: 10, scale: 100 },
  },
  { step: 'aggregate', in: 'norm', out: 'scores', method: 'arithmetic' },
]
const ask = (analysis: object, correlation = 0, steps = pipeline) =>
  run(
    {
      survey: { file: 'survey.csv', withinUnitCorrelation: correlation },
      pipeline: steps,
      analyses: [{ id: 'it', ...analysis } as never],
    },
    cities,
    { tables },
  ).analyses['it']

describe('sampling error', () => {
  const error = { type: 'samplingError', aggregation: 'scores', targets: ['Index'] }

  it('carries item errors through slope and effective weight', () => {
    // a: slope 10, error 0.2, weight 1/4 -> 0.5; b: slope -10, error 0.2, weight 1/4 -> -0.5; Bb has no b
    const { Index } = ask(error) as { Index: { se: number[] } }
    expect(Index.se[0]).toBeCloseTo(Math.sqrt(0.5), 12)
    expect(Index.se[1]).toBeCloseTo(1, 12)
    expect(Index.se[3]).toBeCloseTo(Math.hypot(1, 0.5), 12)
  })

  it('lets errors of opposite sign cancel when answers of one unit correlate', () => {
    const { Index } = ask(error, 1) as { Index: { se: number[] } }
    expect(Index.se[0]).toBeCloseTo(0, 12)
    expect(Index.se[3]).toBeCloseTo(0.5, 12)
  })

  it('is refused where a normalisation is not linear, naming the item', () => {
    const ranks: StepSpec[] = [
      { step: 'normalise', in: 'raw', out: 'norm', default: { method: 'rank' } },
      ...pipeline.slice(1),
    ]
    expect(() => ask(error, 0, ranks)).toThrow(
      expect.objectContaining({ code: 'NOT_LINEAR', at: { analysis: 'it', node: 'a', dataset: 'norm' } }),
    )
  })
})

describe('suppress', () => {
  it('makes an item missing where the effective sample is too small', () => {
    const steps: StepSpec[] = [
      { step: 'suppress', in: 'raw', out: 'kept', minEffectiveSample: 26, expect: ['a', 'b'] },
    ]
    const { datasets } = run({ survey: { file: 'survey.csv' }, pipeline: steps }, cities, { tables })
    expect(datasets['kept']?.values).toEqual({ a: [2, 4, 6, null], b: [null, null, null, null] })
  })
})

describe('rank confidence', () => {
  it('is built from a node and its sampling error', () => {
    const sets = ask({ type: 'rankConfidence', aggregation: 'scores', target: 'Index', level: 0.95 })
    expect(sets).toMatchObject({
      rank: [4, 2, 1, 3],
      simultaneousHolm: { low: [4, 2, 1, 3], high: [4, 2, 1, 3] },
      indistinguishableFromFirst: [],
    })
  })
})

describe('probabilityBetween', () => {
  it('sums to 1 over all bands and keeps digits in the tail', () => {
    expect(probabilityBetween(-Infinity, 1, 0, 1) + probabilityBetween(1, Infinity, 0, 1)).toBeCloseTo(1, 15)
    expect(probabilityBetween(10, Infinity, 0, 1)).toBeCloseTo(7.619853024160525e-24, 36)
    expect(probabilityBetween(1, 2, 1, 0)).toBe(1)
    expect(probabilityBetween(1, 2, NaN, 1)).toBeNaN()
  })
})

describe('sampleSize', () => {
  it('is 385 for a share within 5 points, fewer in a small population, more with a design effect', () => {
    const asked = { level: 0.95, sd: 0.5, margin: 0.05 }
    expect(sampleSize(asked).completes).toBe(385)
    expect(sampleSize({ ...asked, population: 1000 }).completes).toBe(278)
    expect(sampleSize({ ...asked, designEffect: 2 }).completes).toBe(769)
    expect(() => sampleSize({ ...asked, margin: 0 })).toThrow(
      expect.objectContaining({ code: 'INVALID_SPEC' }),
    )
  })
})

describe('pooled waves', () => {
  it('weight the waves that are there', () => {
    const waves = table('unit,mean_1,se_1,mean_2,se_2\nBb,10,3,,\nAa,10,3,20,4', 'waves.csv')
    const { analyses } = run(
      { analyses: [{ id: 'pool', type: 'poolWaves', file: 'waves.csv', weights: { 1: 1, 2: 3 } }] },
      cities,
      { tables: new Map([['waves.csv', waves]]) },
    )
    expect(analyses['pool']).toEqual({
      units: ['Aa', 'Bb'],
      value: [17.5, 10],
      se: [expect.closeTo(Math.hypot(3, 12) / 4, 12), 3],
      waves: [2, 1],
    })
  })
})
