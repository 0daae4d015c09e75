import { describe, expect, it } from 'vitest'
import { aggregateColumns } from '#app/statistics/composite/columns/aggregate-columns.ts'
import type { MeanOptions } from '#app/statistics/composite/columns/means.ts'

const mean = (values: number[], weights: number[], options: MeanOptions, minAvailability = 0) =>
  aggregateColumns(
    values.map((value) => Float64Array.of(value)),
    weights,
    { mean: options, minAvailability },
    new Float64Array(1),
    { node: 'Index', units: ['Aa'] },
  )[0] ?? NaN

describe('aggregateColumns', () => {
  it('leaves missing children and those of weight 0 out', () => {
    expect(mean([2, NaN, 8, -5], [1, 5, 3, 0], { method: 'arithmetic' })).toBe(6.5)
    expect(mean([2, NaN, 8, -5], [1, 5, 1, 0], { method: 'geometric' })).toBeCloseTo(4, 14)
    expect(mean([2, 6], [1, 1], { method: 'harmonic' })).toBeCloseTo(3, 14)
  })

  it('is missing without children, and below the share of children asked for', () => {
    expect(mean([NaN, NaN], [1, 1], { method: 'median' })).toBeNaN()
    expect(mean([NaN, 4], [1, 1], { method: 'arithmetic' }, 0.5)).toBe(4)
    expect(mean([NaN, 4], [1, 1], { method: 'arithmetic' }, 0.6)).toBeNaN()
    expect(mean([3, 4], [0, 0], { method: 'arithmetic' })).toBeNaN()
  })

  it('takes the median without weights', () => {
    expect(mean([1, NaN, 5, 9, 7], [9, 1, 1, 1, 1], { method: 'median' })).toBe(6)
  })

  it('meets the other means at their exponents', () => {
    const values = [3, 5, 11]
    const weights = [2, 1, 4]
    const general = (p: number) => mean(values, weights, { method: 'generalised', p })
    expect(general(1)).toBeCloseTo(mean(values, weights, { method: 'arithmetic' }), 12)
    expect(general(-1)).toBeCloseTo(mean(values, weights, { method: 'harmonic' }), 12)
    expect(general(1e-7)).toBeCloseTo(mean(values, weights, { method: 'geometric' }), 6)
  })

  it('takes the Mazziotta-Pareto penalty off or adds it', () => {
    expect(mean([90, 110], [], { method: 'mazziottaPareto', penalty: 'downward' })).toBe(98)
    expect(mean([90, 110], [], { method: 'mazziottaPareto', penalty: 'upward' })).toBe(102)
  })

  it.each<[string, number[], MeanOptions, number]>([
    ['NOT_POSITIVE_FOR_GEOMETRIC_MEAN', [4, 0], { method: 'geometric' }, 0],
    ['ZERO_IN_HARMONIC_MEAN', [4, 0], { method: 'harmonic' }, 0],
    ['NO_GENERALISED_MEAN', [4, -1], { method: 'generalised', p: 0.5 }, -1],
  ])('refuses %s and names node and unit', (code, values, options, value) => {
    expect(() => mean(values, [1, 1], options)).toThrow(
      expect.objectContaining({ code, at: { node: 'Index', unit: 'Aa', value } }),
    )
  })
})
