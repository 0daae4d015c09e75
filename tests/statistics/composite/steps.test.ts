import { describe, expect, it } from 'vitest'
import type { SamplingErrorOfNode } from '#app/statistics/composite/analyses/survey/sampling-error.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { cities, nodes, run, table } from './index-case.ts'

describe('a normalisation', () => {
  it('of a data set with scores above the indicators scales these too', () => {
    const { datasets } = run({
      pipeline: [
        { step: 'aggregate', in: 'raw', out: 'index', method: 'arithmetic' },
        { step: 'normalise', in: 'index', out: 'scaled', default: { method: 'minMax' }, expect: ['Index'] },
      ],
    })
    // the index is 6.5, 17, 22, 12.25
    const expected = [0, 10.5 / 15.5, 1, 5.75 / 15.5].map((share) => expect.closeTo(100 * share, 12))
    expect(datasets['scaled']?.values?.['Index']).toEqual(expected)
  })

  it('gives no score to a group without a reference row', () => {
    const { datasets, warnings } = run({
      pipeline: [
        {
          step: 'normalise',
          in: 'raw',
          out: 'scaled',
          default: { method: 'fractionOfMax' },
          by: 'region',
          reference: { column: 'size', value: 4 },
          expect: ['a'],
        },
      ],
    })
    expect(datasets['scaled']?.values?.['a']).toEqual([null, null, 0.75, 1])
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'NOT_DEFINED',
        at: { step: 'normalise', out: 'scaled', node: 'a', units: ['Aa', 'Bb'] },
      }),
    )
  })

  it('makes a column of equal decimals missing, not a rounding error', () => {
    const { datasets } = run(
      {
        pipeline: [{ step: 'normalise', in: 'raw', out: 'z', default: { method: 'zScore' }, expect: ['a'] }],
      },
      table('city,a,b,c\nAa,0.1,1,1\nBb,0.1,2,2\nCc,0.1,3,3'),
    )
    expect(datasets['z']?.values?.['a']).toEqual([null, null, null])
  })
})

describe('a treatment', () => {
  it('of values far from 1 finds the same shape as of the same values near 1', () => {
    const shapes = ['1', '1e-120', '1e120'].map((unit) => {
      const rows = [1, 2, 2, 3, 4, 40].map((value, at) => `C${at},${value * Number(unit)},1,1`)
      const { analyses } = run(
        {
          pipeline: [
            {
              step: 'treat',
              in: 'raw',
              out: 'treated',
              default: { test: { skew: 2, kurtosis: 3.5 }, first: { method: 'winsorise', maxPoints: 1 } },
            },
          ],
          analyses: [{ id: 'of', type: 'treatmentSummary', of: 'treated' }],
        },
        table(`city,a,b,c\n${rows.join('\n')}`),
      )
      return (analyses['of'] as Record<string, Record<string, number>>)['a']!
    })
    for (const key of ['skew0', 'kurt0', 'skew1', 'kurt1']) {
      expect(shapes[1]?.[key]).toBeCloseTo(shapes[0]?.[key] ?? NaN, 12)
      expect(shapes[2]?.[key]).toBeCloseTo(shapes[0]?.[key] ?? NaN, 12)
    }
  })

  it('without a limit goes on until the test passes', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 90, 91, 92].map((value, at) => `C${10 + at},${value},1,1`)
    const pulled = (maxPoints: number | undefined) => {
      const { analyses } = run(
        {
          pipeline: [
            {
              step: 'treat',
              in: 'raw',
              out: 'treated',
              default: { test: { skew: 1, kurtosis: -3 }, first: { method: 'winsorise', maxPoints } },
            },
          ],
          analyses: [{ id: 'of', type: 'treatmentSummary', of: 'treated' }],
        },
        table(`city,a,b,c\n${rows.join('\n')}`),
      )
      return (analyses['of'] as Record<string, object>)['a']
    }
    expect(pulled(2)).toMatchObject({ pass1: false, pointsWinsorised: 2 })
    expect(pulled(undefined)).toMatchObject({ pass1: true, pointsWinsorised: 3 })
  })
})

describe('the error of a survey item', () => {
  const survey = table(
    `unit,indicator,n,sd,deff\n${['Aa', 'Bb', 'Cc', 'Dd'].map((unit) => `${unit},a,100,2,1`).join('\n')}`,
    'survey.csv',
  )
  const seOf = (pipeline: StepSpec[], own = nodes) => {
    const { analyses } = run(
      {
        framework: { nodes: own },
        survey: { file: 'survey.csv' },
        pipeline,
        analyses: [{ id: 'error', type: 'samplingError', aggregation: 'index', targets: ['P'] }],
      },
      cities,
      { tables: new Map([['survey.csv', survey]]) },
    )
    return (analyses['error'] as Record<string, SamplingErrorOfNode>)['P']?.se
  }
  const aggregate: StepSpec = { step: 'aggregate', in: 'raw', out: 'index', method: 'arithmetic' }

  it('enters an index of raw values as it is, half where two children count', () => {
    // standard error 2 / √100 = 0.2; Bb lacks b, so a is all of P there
    expect(seOf([aggregate])).toEqual([0.1, 0.2, 0.1, 0.1].map((se) => expect.closeTo(se, 14)))
  })

  it('follows a division by a column and two scales in a row', () => {
    const divided = nodes.map((node) => (node.code === 'a' ? { ...node, denominator: 'size' } : node))
    const steps: StepSpec[] = [
      { step: 'denominate', in: 'raw', out: 'per' },
      {
        step: 'normalise',
        in: 'per',
        out: 'first',
        default: { method: 'goalposts', low: 0, high: 10, scale: 100 },
      },
      {
        step: 'normalise',
        in: 'first',
        out: 'second',
        default: { method: 'none' },
        byIndicator: { a: { method: 'scale', low: 0, high: 50, factor: 1 } },
      },
      { ...aggregate, in: 'second' },
    ]
    // sizes 1, 2, 2, 4; slopes 100 / 10 and 1 / 50; half of P but all of it in Bb
    const expected = [1, 2, 2, 4].map((size, at) => ((0.2 / size) * 10) / 50 / (at === 1 ? 1 : 2))
    expect(seOf(steps, divided)).toEqual(expected.map((se) => expect.closeTo(se, 14)))
  })
})
