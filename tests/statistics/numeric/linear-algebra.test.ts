import { describe, expect, it } from 'vitest'
import { independentColumns, orthonormalBasis } from '#app/statistics/numeric/column-rank.ts'
import { invert, multiply, solveLinear } from '#app/statistics/numeric/matrix.ts'
import { solveSymmetric } from '#app/statistics/numeric/solve-symmetric.ts'
import { dot, sum, sumOfSquares } from '#app/statistics/numeric/sum.ts'

describe('sums', () => {
  it('keep what plain addition loses', () => {
    expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2)
    expect(dot(Float64Array.of(1e8, 1, -1e8), Float64Array.of(1e8, 3, 1e8))).toBe(3)
    expect(sumOfSquares(Float64Array.of(3, 4))).toBe(25)
  })
})

describe('independent columns', () => {
  it('leaves out a column that others make up', () => {
    const a = Float64Array.of(1, 1, 1, 1)
    const b = Float64Array.of(1, 2, 3, 4)
    const both = a.map((x, i) => 2 * x - 3 * b[i]!)
    expect(independentColumns([a, b, both, new Float64Array(4)], 1e-7)).toEqual([0, 1])
  })

  it('gives a basis of length one and right angles', () => {
    const [u, v] = orthonormalBasis([Float64Array.of(1, 1, 0), Float64Array.of(1, 0, 1)], 1e-9)
    expect(dot(u!, v!)).toBeCloseTo(0, 15)
    expect(dot(v!, v!)).toBeCloseTo(1, 15)
  })
})

describe('linear systems', () => {
  it('are solved, whatever the size of the rows', () => {
    const x = solveLinear(
      [
        [0, 2],
        [1e-9, 1e-9],
      ],
      [4, 3e-9],
    )
    expect(x![0]).toBeCloseTo(1, 12)
    expect(x![1]).toBeCloseTo(2, 12)
  })

  it('have no answer when singular', () => {
    const singular = [
      [1, 2],
      [2, 4],
    ]
    expect(solveLinear(singular, [1, 2])).toBeNull()
    expect(invert(singular)).toBeNull()
  })

  it('invert to the unit matrix', () => {
    const a = [
      [4, 1],
      [2, 3],
    ]
    const unit = multiply(a, invert(a)!)
    expect(unit[0]![0]).toBeCloseTo(1, 14)
    expect(unit[0]![1]).toBeCloseTo(0, 14)
  })

  it('of symmetric matrices skip a direction that does not exist', () => {
    const x = solveSymmetric(
      [
        [2, 0, 2],
        [0, 4, 0],
        [2, 0, 2],
      ],
      [6, 8, 6],
    )
    expect(2 * x[0]! + 2 * x[2]!).toBeCloseTo(6, 12)
    expect(x[1]).toBeCloseTo(2, 12)
  })
})
