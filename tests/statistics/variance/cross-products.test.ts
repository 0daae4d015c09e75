import { describe, expect, it } from 'vitest'
import { dot } from '#app/statistics/numeric/sum.ts'
import { crossProducts } from '#app/statistics/variance/cross-products.ts'

describe('cross products', () => {
  it('are those of every pair of columns, however many there are', () => {
    for (let k = 1; k <= 8; k++) {
      const columns = Array.from({ length: k }, (_, c) =>
        Float64Array.from({ length: 11 }, (__, i) => Math.sin(i + c * c)),
      )
      const products = crossProducts(columns)
      columns.forEach((a, i) =>
        columns.forEach((b, j) => expect(products[i * k + j]).toBeCloseTo(dot(a, b), 13)),
      )
    }
  })

  it('of no columns are none', () => {
    expect(crossProducts([])).toHaveLength(0)
  })
})
