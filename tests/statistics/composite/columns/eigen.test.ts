import { describe, expect, it } from 'vitest'
import { symmetricEigen } from '#app/statistics/composite/columns/eigen.ts'

describe('symmetricEigen', () => {
  it('orders eigenvalues and makes vectors positive in sum', () => {
    const { values, vectors } = symmetricEigen([
      [1, 0.5],
      [0.5, 1],
    ])
    expect(values[0]).toBeCloseTo(1.5, 14)
    expect(values[1]).toBeCloseTo(0.5, 14)
    expect(vectors[0]?.[0]).toBeCloseTo(Math.SQRT1_2, 14)
    expect(vectors[0]?.[1]).toBeCloseTo(Math.SQRT1_2, 14)
  })
})
