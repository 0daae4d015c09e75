import { describe, expect, it } from 'vitest'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { cities, nodes, run, table } from '../index-case.ts'

const aggregate = (more: object = {}): StepSpec => ({
  step: 'aggregate',
  in: 'raw',
  out: 'scores',
  method: 'arithmetic',
  weights: 'framework',
  expect: 'aggregates',
  ...more,
})

describe('runIndex', () => {
  it('orders units by code point and prints null for what is missing', () => {
    const result = run({ pipeline: [{ step: 'denominate', in: 'raw', out: 'same', expect: 'all' }] })
    expect(result.units).toEqual(['Aa', 'Bb', 'Cc', 'Dd'])
    expect(result.datasets['same']?.values).toEqual({
      a: [2, 4, 6, 8],
      b: [4, null, 2, 1],
      c: [10, 30, 40, 20],
    })
  })

  it('keeps only the units asked for', () => {
    expect(run({ data: { unitId: 'city', units: ['Cc', 'Aa', 'Bb'] } }).units).toEqual(['Aa', 'Bb', 'Cc'])
  })

  it('divides by a column of the csv and warns where that is not defined', () => {
    const data = table('city,size,a,b,c\nAa,2,8,1,1\nBb,0,8,1,1\nCc,4,8,1,1')
    const divided = nodes.map((node) => (node.code === 'a' ? { ...node, denominator: 'size' } : node))
    const result = run(
      {
        framework: { nodes: divided },
        pipeline: [{ step: 'denominate', in: 'raw', out: 'per', expect: ['a'] }],
      },
      data,
    )
    expect(result.datasets['per']?.values).toEqual({ a: [4, null, 2] })
    expect(result.warnings).toMatchObject([{ code: 'NOT_DEFINED', at: { node: 'a', units: ['Bb'] } }])
  })

  it('drops units and gives later data sets units of their own', () => {
    const result = run({
      pipeline: [
        { step: 'screen', in: 'raw', out: 'kept', rule: 'availability', minAvailability: 0.9 },
        { ...aggregate(), in: 'kept' },
      ],
    })
    expect(result.datasets['kept']).toEqual({ units: ['Aa', 'Cc', 'Dd'] })
    expect(result.datasets['scores']?.units).toEqual(['Aa', 'Cc', 'Dd'])
    expect(result.datasets['scores']?.values?.['Q']).toEqual([10, 40, 20])
  })

  it('lists changed cells alone when asked to', () => {
    const result = run({
      pipeline: [
        { step: 'impute', in: 'raw', out: 'full', method: 'groupMean', group: 'region', expect: 'changed' },
      ],
    })
    expect(result.datasets['full']?.changed).toEqual([{ unit: 'Bb', code: 'b', value: 4 }])
  })

  it('fills a cell from the unit’s other indicators on their common scale', () => {
    const result = run({
      pipeline: [
        { step: 'impute', in: 'raw', out: 'full', method: 'rowMean', withinLevel: 2, expect: 'changed' },
      ],
    })
    // a of Bb lies a third of the way up; b runs from 1 to 4 downwards, so a third up is 3
    expect(result.datasets['full']?.changed).toEqual([
      { unit: 'Bb', code: 'b', value: expect.closeTo(3, 12) },
    ])
  })

  it('leaves the weight of a constant indicator to its siblings, with a warning', () => {
    const data = table('city,a,b,c\nAa,1,5,1\nBb,2,5,2\nCc,3,5,4')
    const result = run(
      {
        pipeline: [
          { step: 'normalise', in: 'raw', out: 'norm', default: { method: 'minMax', range: [0, 100] } },
          { ...aggregate(), in: 'norm' },
        ],
      },
      data,
    )
    expect(result.datasets['scores']?.values?.['P']).toEqual([0, 50, 100])
    expect(result.warnings).toMatchObject([{ code: 'NOT_DEFINED', at: { node: 'b' } }])
  })

  it('asks for a share of the children, level by level', () => {
    const result = run({ pipeline: [aggregate({ minAvailability: [1, 0] })] })
    expect(result.datasets['scores']?.values).toEqual({
      P: [3, null, 4, 4.5],
      Q: [10, 30, 40, 20],
      Index: [6.5, 30, 22, 12.25],
    })
  })

  it('ranks within groups, best place for ties', () => {
    const result = run({
      pipeline: [{ step: 'rank', in: 'raw', out: 'ranks', nodes: ['a', 'b'], by: 'region', expect: 'all' }],
    })
    expect(result.datasets['ranks']?.values).toEqual({ a: [2, 1, 2, 1], b: [1, null, 1, 2] })
  })

  it('scales on the base year, so a new year leaves old scores unchanged', () => {
    const pipeline: StepSpec[] = [
      {
        step: 'normalise',
        in: 'raw',
        out: 'norm',
        default: { method: 'minMax', range: [0, 100] },
        reference: { column: 'region', value: 'north' },
        expect: ['a'],
      },
    ]
    const all = run({ pipeline }).datasets['norm']?.values?.['a']
    const old = run({ pipeline, data: { unitId: 'city', units: ['Aa', 'Bb'] } }).datasets['norm']?.values?.[
      'a'
    ]
    expect(all).toEqual([0, 100, 200, 300])
    expect(old).toEqual([0, 100])
  })

  it('warns when there are too few units to say much', () => {
    const result = run({}, table('city,a,b,c\nAa,1,5,1\nBb,2,6,2'))
    expect(result.warnings).toMatchObject([{ code: 'TOO_FEW_UNITS', at: { units: ['Aa', 'Bb'] } }])
  })
})

describe('runIndex refuses', () => {
  const refusal = (work: () => unknown): unknown => {
    try {
      work()
    } catch (error) {
      return error
    }
    return undefined
  }

  it('a geometric mean of a value that is not positive, naming step, node and unit', () => {
    const data = table('city,a,b,c\nAa,1,5,1\nBb,0,6,2\nCc,3,5,2')
    expect(refusal(() => run({ pipeline: [aggregate({ method: 'geometric' })] }, data))).toMatchObject({
      code: 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN',
      at: { step: 'aggregate', out: 'scores', node: 'P', unit: 'Bb', value: 0 },
    })
  })

  it('children without weights, naming the node', () => {
    expect(refusal(() => run({ pipeline: [aggregate({ weights: { c: 0 } })] }))).toMatchObject({
      code: 'CHILDREN_WITHOUT_WEIGHTS',
      at: { node: 'Q' },
    })
  })

  it.each([
    ['a duplicate unit', 'city,a,b,c\nAa,1,5,1\nAa,2,6,2', 'DUPLICATE_UNIT', { unit: 'Aa' }],
    ['a cell that is no number', 'city,a,b,c\nAa,x,5,1', 'INVALID_DATA', { column: 'a', row: 1 }],
    ['a missing column', 'city,a,b\nAa,1,5', 'UNKNOWN_COLUMN', { column: 'c' }],
  ])('%s', (_, text, code, at) => {
    expect(refusal(() => run({}, table(text)))).toMatchObject({ code, at })
  })

  it('a data set no step has written, and one written twice', () => {
    expect(refusal(() => run({ pipeline: [aggregate({ in: 'nowhere' })] }))).toMatchObject({
      code: 'UNKNOWN_DATASET',
      at: { dataset: 'nowhere' },
    })
    expect(refusal(() => run({ pipeline: [aggregate(), aggregate()] }))).toMatchObject({
      code: 'DUPLICATE_DATASET',
    })
  })

  it('goalposts without distance, naming the node', () => {
    const step: StepSpec = {
      step: 'normalise',
      in: 'raw',
      out: 'norm',
      default: { method: 'goalposts', low: 5, high: 5 },
    }
    expect(refusal(() => run({ pipeline: [step] }, cities))).toMatchObject({
      code: 'GOALPOSTS_EQUAL',
      at: { node: 'a' },
    })
  })
})
