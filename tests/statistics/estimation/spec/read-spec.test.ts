import { describe, expect, it } from 'vitest'
import { readSpec } from '#app/statistics/estimation/spec/read-spec.ts'

const minimal = {
  data: 'data.csv',
  columns: { y: { type: 'numeric' }, g: { type: 'categorical', levels: ['a', 'b'] } },
  estimates: [{ id: 'm', statistic: 'mean', variable: 'y' }],
}
const refusal = (changes: Record<string, unknown>, code: string, at: Record<string, unknown>) =>
  expect(() => readSpec({ ...minimal, ...changes })).toThrow(
    expect.objectContaining({ code, at: expect.objectContaining(at) }),
  )

describe('reading a specification', () => {
  it('fills in the defaults of the format', () => {
    const spec = readSpec(minimal)
    expect(spec.design).toMatchObject({
      ids: null,
      nest: false,
      lonelyPsu: 'fail',
      adjustDomainLonely: false,
    })
    expect(spec.estimates[0]).toMatchObject({
      by: [],
      subset: [],
      confidenceLevel: 0.95,
      deff: false,
      naRm: true,
      df: 'domain',
      covariance: false,
      lonelyPsu: 'fail',
    })
    expect(spec.replicates).toBeNull()
    expect(spec.weighting).toEqual([])
  })

  it('takes the lonely-PSU choice of the design for every estimate but those that make their own', () => {
    const spec = readSpec({
      ...minimal,
      design: { lonelyPsu: 'adjust' },
      estimates: [...minimal.estimates, { id: 'n', statistic: 'mean', variable: 'y', lonelyPsu: 'remove' }],
    })
    expect(spec.estimates.map(({ lonelyPsu }) => lonelyPsu)).toEqual(['adjust', 'remove'])
  })

  it('names the place that does not follow the format', () => {
    refusal({ columns: null }, 'INVALID_SPEC', { path: 'columns' })
    refusal({ columns: { y: { type: 'text' } } }, 'INVALID_SPEC', { path: 'columns.y.type' })
    refusal({ design: { lonelyPsu: 'ignore' } }, 'INVALID_SPEC', { path: 'design.lonelyPsu' })
    refusal({ design: 'srs' }, 'INVALID_SPEC', { path: 'design' })
    refusal({ weighting: [{ step: 'rake' }] }, 'INVALID_SPEC', { path: 'weighting[0].margins' })
    refusal({ weighting: [{ step: 'trim', upper: '5' }] }, 'INVALID_SPEC', { path: 'weighting[0].upper' })
    refusal({ estimates: [{ id: 'm', statistic: 'mode' }] }, 'INVALID_SPEC', {
      path: 'estimates[0].statistic',
    })
    refusal(
      { estimates: [{ id: 'm', statistic: 'mean', variable: 'y', confidenceLevel: 95 }] },
      'INVALID_SPEC',
      {
        path: 'estimates[0].confidenceLevel',
      },
    )
    refusal({ estimates: [...minimal.estimates, ...minimal.estimates] }, 'INVALID_SPEC', {
      path: 'estimates[1].id',
    })
    refusal({ formatVersion: 2 }, 'INVALID_SPEC', { path: 'formatVersion' })
    expect(() => readSpec([])).toThrow(expect.objectContaining({ code: 'INVALID_SPEC' }))
    expect(() => readSpec(null)).toThrow(expect.objectContaining({ code: 'INVALID_SPEC' }))
  })

  it('names a column that is not declared', () => {
    refusal({ design: { weights: 'w' } }, 'UNKNOWN_COLUMN', { path: 'design.weights', column: 'w' })
    refusal({ estimates: [{ id: 'm', statistic: 'mean', variable: 'x' }] }, 'UNKNOWN_COLUMN', {
      path: 'estimates[0].variable',
      column: 'x',
    })
  })

  it('is not led astray by names every object has', () => {
    refusal({ estimates: [{ id: 'm', statistic: 'mean', variable: 'constructor' }] }, 'UNKNOWN_COLUMN', {
      column: 'constructor',
    })
  })
})
