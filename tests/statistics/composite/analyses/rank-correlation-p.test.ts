import { describe, expect, it } from 'vitest'
import { correlationPValue } from '#app/statistics/composite/analyses/relations/correlation-p-values.ts'

/** Pairs with their two-sided p values by `cor.test` of R 4.2.2, Spearman and Kendall. */
const cases: Record<string, { x: number[]; y: number[]; spearman: number; kendall: number }> = {
  'seven pairs, by counting orders': {
    x: [2.1, 3.4, 1.2, 5.6, 4.4, 7.8, 6.1],
    y: [1, 2.5, 2, 4.1, 5.2, 6.6, 4.9],
    spearman: 0.02380952380952381,
    kendall: 0.03015873015873005,
  },
  'twelve pairs with ties, by approximation': {
    x: [1, 2, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9],
    y: [2, 1, 3, 3, 5, 4, 7, 5, 9, 8, 8, 10],
    spearman: 1.795318252310612e-6,
    kendall: 0.000173309351110786,
  },
  'twelve pairs without ties, by series and by counting': {
    x: [0.3, 1.9, -0.4, 2.2, 0.8, -1.1, 1.4, 0.1, -0.6, 2.9, -2, 0.5],
    y: [0.9, 1.1, 0.2, 1.5, -0.3, -1.4, 2.3, -0.2, 0.6, 1.8, -0.9, 0.4],
    spearman: 0.004115450020293039,
    kendall: 0.008757732750788394,
  },
}

describe('p values of rank correlations', () => {
  it.each(Object.keys(cases))('are those of R: %s', (name) => {
    const { x, y, spearman, kendall } = cases[name]!
    const p = (method: 'spearman' | 'kendall') =>
      correlationPValue(Float64Array.from(x), Float64Array.from(y), method)
    expect(p('spearman') / spearman).toBeCloseTo(1, 10)
    expect(p('kendall') / kendall).toBeCloseTo(1, 10)
  })

  it('do not change when one side is turned round or a gap is added', () => {
    const { x, y } = cases['seven pairs, by counting orders']!
    const plain = correlationPValue(Float64Array.from(x), Float64Array.from(y), 'spearman')
    const turned = correlationPValue(
      Float64Array.from(x),
      Float64Array.from(y, (value) => -value),
      'spearman',
    )
    const gaps = correlationPValue(Float64Array.of(...x, NaN), Float64Array.of(...y, 3), 'spearman')
    expect(turned).toBeCloseTo(plain, 14)
    expect(gaps).toBe(plain)
  })
})
