import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import { totalOf } from '#app/statistics/disclosure/release-tables.ts'
import { suppressComplementary } from '#app/statistics/disclosure/suppress-complementary.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import { count, twoByTwo } from './counts.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

describe('suppressComplementary', () => {
  it('leaves a release alone that hides nothing', () => {
    expect(suppressComplementary(twoByTwo([20, 40, 50, 60]), solver)).toMatchObject({
      alsoHidden: [],
      leaks: [],
    })
  })

  it('hides as little as needed in one line', () => {
    const cells = [
      count('a', 8),
      count('b', 50),
      count('c', 30),
      count('d', 90),
      count('all', 178, { cost: Infinity }),
    ]
    const { alsoHidden, leaks } = suppressComplementary(
      { cells, relations: [totalOf('all', ['a', 'b', 'c', 'd'])] },
      solver,
    )
    expect(alsoHidden).toEqual(['c'])
    expect(leaks).toEqual([])
  })

  it('says what leaks when nothing more can be hidden', () => {
    const cells = [count('a', 8), count('b', 50, { cost: Infinity }), count('all', 58, { cost: Infinity })]
    const { alsoHidden, leaks } = suppressComplementary(
      { cells, relations: [totalOf('all', ['a', 'b'])] },
      solver,
    )
    expect(alsoHidden).toEqual([])
    expect(leaks).toEqual([{ cell: 'a', low: 8, high: 8, by: ['all', 'b'] }])
  })

  it('leaves no leak in any table that is large enough, and every hidden cell is needed', () => {
    const value = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 200 }))
    fc.assert(
      fc.property(fc.tuple(value, value, value, value), (values) => {
        const tables = twoByTwo(values)
        const result = suppressComplementary(tables, solver)
        expect(auditRelease(result.tables, solver)).toEqual(result.leaks)
        // ten people cannot hide seven of them; sixty can
        const total = values.reduce((sum, one) => sum + one, 0)
        if (total >= 60) expect(result.leaks).toEqual([])
        if (result.leaks.length > 0) return
        for (const cell of result.alsoHidden) {
          const printed = result.tables.cells.map((other) =>
            other.id === cell ? (tables.cells.find(({ id }) => id === cell) ?? other) : other,
          )
          expect(auditRelease({ ...tables, cells: printed }, solver)).not.toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
