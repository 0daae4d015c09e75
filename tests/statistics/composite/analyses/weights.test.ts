import { describe, expect, it } from 'vitest'
import { balanceTwo } from '#app/statistics/composite/analyses/weights/balanced-weights.ts'
import { benefitOfDoubt } from '#app/statistics/composite/analyses/weights/benefit-of-doubt.ts'
import type { StepSpec } from '#app/statistics/composite/spec/step-spec.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { run } from '../index-case.ts'

const aggregate: StepSpec = { step: 'aggregate', in: 'raw', out: 'scores', method: 'arithmetic' }

describe('effective weights', () => {
  it('multiply up to the top', () => {
    const { analyses } = run({ analyses: [{ id: 'effective', type: 'effectiveWeights' }] })
    expect(analyses['effective']).toEqual({ a: 0.25, b: 0.25, c: 0.5, P: 0.5, Q: 0.5, Index: 1 })
  })
})

describe('leaving one node out', () => {
  it('recomputes everything above it', () => {
    const { analyses } = run({
      pipeline: [aggregate],
      analyses: [{ id: 'drop', type: 'removeElement', aggregation: 'scores', level: 2, target: 'Index' }],
    })
    // without Q the index is P: 3, 4 (b is missing), 4, 4.5; with it 6.5, 17, 22, 12.25
    expect(analyses['drop']).toMatchObject({
      Q: { ranks: [4, 2, 2, 1], meanAbsoluteRankShift: 0.75, maxAbsoluteRankShift: 2 },
    })
  })
})

describe('analytic hierarchy', () => {
  const ask = (matrix: (number | string)[][]) =>
    run({
      analyses: [{ id: 'ahp', type: 'analyticHierarchy', codes: ['a', 'b', 'c'], matrix, randomIndex: 0.58 }],
    })

  it('returns the weights a consistent matrix was made from', () => {
    const { analyses, warnings } = ask([
      [1, 2, 6],
      ['1/2', 1, 3],
      ['1/6', '1/3', 1],
    ])
    const { weights, consistencyRatio } = analyses['ahp'] as { weights: object; consistencyRatio: number }
    expect(weights).toEqual({
      a: expect.closeTo(0.6, 12),
      b: expect.closeTo(0.3, 12),
      c: expect.closeTo(0.1, 12),
    })
    expect(consistencyRatio).toBeCloseTo(0, 12)
    expect(warnings).toEqual([])
  })

  it('flags comparisons that contradict each other, naming the nodes', () => {
    const { warnings } = ask([
      [1, 9, '1/9'],
      ['1/9', 1, 9],
      [9, '1/9', 1],
    ])
    expect(warnings).toMatchObject([{ code: 'INCONSISTENT_COMPARISONS', at: { nodes: ['a', 'b', 'c'] } }])
    expect(warnings[0]?.message).toContain('a, b, c')
  })

  it('refuses an entry that is not the reciprocal of its mirror', () => {
    const wrong = [
      [1, 2, 6],
      [2, 1, 3],
      ['1/6', '1/3', 1],
    ]
    expect(() => ask(wrong)).toThrow(
      expect.objectContaining({ code: 'INVALID_COMPARISON', at: { analysis: 'ahp', nodes: ['a', 'b'] } }),
    )
  })
})

describe('balanceTwo', () => {
  it('makes both children correlate equally with their parent', () => {
    const x = Float64Array.of(1, 4, 2, 8, 5, 7)
    const y = Float64Array.of(20, 10, 25, 40, 60, 30)
    const solved = balanceTwo(x, y, 'pearson')
    expect(solved).not.toBeNull()
    // equal variances are needed, so the weights stand in inverse proportion to the standard deviations
    const sd = (v: Float64Array) => {
      const mean = v.reduce((sum, value) => sum + value, 0) / v.length
      return Math.sqrt(v.reduce((sum, value) => sum + (value - mean) ** 2, 0))
    }
    expect(solved?.weight).toBeCloseTo(sd(y) / (sd(x) + sd(y)), 12)
  })
})

describe('benefit of the doubt', () => {
  it('gives 1 to whoever is best under some weights and binds by shares', async () => {
    const solver = await loadLinearSolver()
    const columns = [Float64Array.of(4, 2, 1, NaN), Float64Array.of(1, 2, 1, 9)]
    const free = benefitOfDoubt(columns, {}, solver)
    expect(free.map((score) => score ?? null)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
      expect.closeTo(0.5, 12),
      null,
    ])
    // equal shares: sums 5, 4, 2, so the second reaches 4/5
    const equal = benefitOfDoubt(columns, { minShare: 0.5, maxShare: 0.5 }, solver)
    expect(equal[1]).toBeCloseTo(0.8, 12)
  })

  it('is untouched by a column of zeros, and 0 for whoever has nothing but zeros', async () => {
    const solver = await loadLinearSolver()
    const columns = [Float64Array.of(4, 1, 0), Float64Array.of(0, 0, 0)]
    for (const bounds of [{}, { minShare: 0.2 }]) {
      const scores = benefitOfDoubt(columns, bounds, solver)
      expect(scores.map((score) => Math.round(score! * 1e9) / 1e9)).toEqual([1, 0.25, 0])
    }
    // the zeros must carry a fifth of the weights, but nothing bounds their sum
    const most = benefitOfDoubt(columns, { maxShare: 0.8 }, solver)
    expect(most[1]).toBeCloseTo(0.25, 9)
    const nothing = benefitOfDoubt([Float64Array.of(0, 0), Float64Array.of(0, 0)], {}, solver)
    expect(nothing).toEqual([0, 0])
  })
})

describe('outranking', () => {
  it('counts half where equal and nothing against oneself', () => {
    const { analyses } = run({
      analyses: [{ id: 'out', type: 'outranking', in: 'raw', codes: ['a', 'c'] }],
    })
    expect(analyses['out']).toMatchObject({
      rows: ['Aa', 'Bb', 'Cc', 'Dd'],
      values: { Aa: [0, 0, 0, 0], Dd: [1, 0.5, 0.5, 0] },
      copeland: [-3, 0, 2, 1],
      copelandRank: [4, 3, 1, 2],
      fractionDominated: 4 / 6,
    })
  })
})

describe('comparing rankings', () => {
  it('compares the units that both have', () => {
    const { analyses } = run({
      pipeline: [
        { step: 'rank', in: 'raw', out: 'byA', nodes: ['a', 'c'] },
        { step: 'screen', in: 'raw', out: 'fewer', rule: 'availability', forceExclude: ['Aa'] },
        { step: 'rank', in: 'fewer', out: 'byLess', nodes: ['a', 'c'] },
      ],
      analyses: [{ id: 'compare', type: 'compareRankings', of: ['byA', 'byLess'], node: 'a' }],
    })
    expect(analyses['compare']).toEqual({
      spearman: 1,
      kendall: 1,
      meanAbsoluteRankShift: 0,
      maxAbsoluteRankShift: 0,
    })
  })
})
