import { describe, expect, it } from 'vitest'
import { correlationPValue } from '#app/statistics/composite/analyses/relations/correlation-p-values.ts'
import { cronbachAlpha } from '#app/statistics/composite/analyses/relations/cronbach-alpha.ts'
import { varimax } from '#app/statistics/composite/analyses/relations/varimax.ts'
import { nodes, run, table } from '../index-case.ts'

const data = table('city,a,b,c\nAa,1,9,1\nBb,2,6,3\nCc,3,7,2\nDd,4,3,5\nEe,5,1,4')

describe('correlation tables', () => {
  it('have one array per row along the columns', () => {
    const { analyses } = run(
      { analyses: [{ id: 'r', type: 'correlation', in: 'raw', codes: ['a', 'c'], with: ['a', 'b', 'c'] }] },
      data,
    )
    expect(analyses['r']).toEqual({
      rows: ['a', 'c'],
      columns: ['a', 'b', 'c'],
      values: {
        a: [1, expect.any(Number), expect.closeTo(0.8, 12)],
        c: [expect.closeTo(0.8, 12), expect.any(Number), 1],
      },
    })
  })

  it('have p values from t with n - 2 degrees of freedom', () => {
    // r = 0.8, n = 5: t = 2.309, p = 0.1041 (tables)
    const x = Float64Array.of(1, 2, 3, 4, 5)
    expect(correlationPValue(x, Float64Array.of(1, 3, 2, 5, 4), 'pearson')).toBeCloseTo(0.104, 3)
    expect(correlationPValue(x, Float64Array.of(1, 1, 1, 1, 1), 'pearson')).toBeNaN()
  })

  it('flag pairs of one parent beyond a threshold', () => {
    const { analyses } = run(
      { analyses: [{ id: 'flags', type: 'correlationFlags', in: 'raw', threshold: -0.5, side: 'below' }] },
      data,
    )
    expect(analyses['flags']).toMatchObject([{ group: 'P', pair: ['a', 'b'] }])
  })
})

describe('cronbachAlpha', () => {
  it('is 1 for parallel columns and 0 for unrelated ones', () => {
    const x = Float64Array.of(1, 2, 3, 4)
    expect(cronbachAlpha([x, x.map((value) => value + 3)])).toBeCloseTo(1, 14)
    expect(cronbachAlpha([Float64Array.of(1, -1, 1, -1), Float64Array.of(1, 1, -1, -1)])).toBeCloseTo(0, 14)
  })
})

describe('principal components', () => {
  it('warn of negative weights, naming node and parent', () => {
    const { analyses, warnings } = run(
      { analyses: [{ id: 'w', type: 'pcaWeights', in: 'raw', level: 1 }] },
      table('city,a,b,c\nAa,1,9,1\nBb,2,6,3\nCc,3,7,2\nDd,4,3,5\nEe,5,1,4'),
    )
    expect(Object.keys(analyses['w'] as object)).toEqual(['a', 'b', 'c'])
    expect(warnings).toMatchObject([{ code: 'NEGATIVE_PCA_WEIGHT', at: { parent: 'P' } }])
  })

  it('refuse a constant column and fewer than three complete units, naming the node', () => {
    const pca = (text: string) =>
      run({ analyses: [{ id: 'p', type: 'pca', in: 'raw', parent: 'P' }] }, table(text))
    expect(() => pca('city,a,b,c\nAa,1,5,1\nBb,2,5,3\nCc,3,5,2')).toThrow(
      expect.objectContaining({ code: 'CONSTANT_COLUMN', at: { analysis: 'p', node: 'b' } }),
    )
    expect(() => pca('city,a,b,c\nAa,1,5,1\nBb,2,,3\nCc,3,4,2')).toThrow(
      expect.objectContaining({ code: 'TOO_FEW_UNITS', at: { analysis: 'p', nodes: ['a', 'b'], units: 2 } }),
    )
  })
})

describe('varimax', () => {
  it('keeps communalities and finds the simple structure that was turned away', () => {
    const simple = [
      [0.9, 0],
      [0.8, 0],
      [0, 0.7],
      [0, 0.6],
    ]
    const turn = 0.5
    const turned = simple.map(([x = 0, y = 0]) => [
      x * Math.cos(turn) - y * Math.sin(turn),
      x * Math.sin(turn) + y * Math.cos(turn),
    ])
    const found = varimax(turned)
    found.forEach((row, at) => {
      expect(Math.hypot(...row)).toBeCloseTo(Math.hypot(...(simple[at] ?? [])), 12)
      expect(Math.min(...row.map(Math.abs))).toBeCloseTo(0, 9)
    })
  })
})

it('every indicator meets each of its ancestors', () => {
  const { analyses } = run(
    {
      framework: { nodes },
      pipeline: [{ step: 'aggregate', in: 'raw', out: 'scores', method: 'arithmetic' }],
      analyses: [{ id: 'family', type: 'correlationFamily', in: 'scores' }],
    },
    data,
  )
  expect(Object.keys((analyses['family'] as Record<string, object>)['a'] ?? {})).toEqual(['P', 'Index'])
  expect((analyses['family'] as Record<string, Record<string, number>>)['c']?.['Q']).toBeCloseTo(1, 14)
})
