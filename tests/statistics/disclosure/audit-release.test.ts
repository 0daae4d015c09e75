import { beforeAll, describe, expect, it } from 'vitest'
import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import { totalOf } from '#app/statistics/disclosure/release-tables.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import { count, twoByTwo } from './counts.ts'

/** b is at least so many times a */
const atMost = (a: string, b: string, times: number) => [
  { cell: b, coefficient: 1 },
  { cell: a, coefficient: -times },
]

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

describe('auditRelease', () => {
  it('finds a total minus its published parts', () => {
    expect(auditRelease(twoByTwo([4, 40, 50, 60]), solver)).toEqual([
      { cell: 'east:men', low: 4, high: 4, by: ['east', 'east:women', 'men', 'west:men'] },
    ])
  })

  it('passes a release whose hidden cells keep their distance', () => {
    const tables = twoByTwo([6, 40, 50, 60])
    const ring = ['east:men', 'east:women', 'west:men', 'west:women']
    const cells = tables.cells.map((cell) => (ring.includes(cell.id) ? { ...cell, hidden: true } : cell))
    expect(auditRelease({ ...tables, cells }, solver)).toEqual([])
  })

  it('finds an interval that is too narrow, not only an exact value', () => {
    const cells = [count('a', 8), count('b', 1), count('all', 9, { hidden: false })]
    const leaks = auditRelease({ cells, relations: [totalOf('all', ['a', 'b'])] }, solver)
    expect(leaks).toEqual([{ cell: 'a', low: 0, high: 9, by: ['all'] }])
  })

  it('lets rounding protect what it does protect, and no more', () => {
    const cells = (precision: number) => [
      count('a', 8),
      count('b', 50, { precision }),
      count('all', 58, { precision }),
    ]
    const relations = [totalOf('all', ['a', 'b'])]
    expect(auditRelease({ cells: cells(0.5), relations }, solver)).toEqual([
      { cell: 'a', low: 7, high: 9, by: ['all', 'b'] },
    ])
    expect(auditRelease({ cells: cells(2.5), relations }, solver)).toEqual([])
  })

  it('leaks where there is an upper bound known to all', () => {
    const cells = [count('a', 8, { high: 10 }), count('b', 9, { high: 10 }), count('all', 17)]
    expect(auditRelease({ cells, relations: [totalOf('all', ['a', 'b'])] }, solver)).toEqual([
      { cell: 'a', low: 7, high: 10, by: ['all'] },
      { cell: 'b', low: 7, high: 10, by: ['all'] },
    ])
  })

  it('finds the same by hand where a cell stands alone as by the linear programme', () => {
    const shared = { a: count('a', 8), b: count('b', 50, { precision: 1 }), all: count('all', 58) }
    const relations = [totalOf('all', ['a', 'b']), { atLeast: true as const, terms: atMost('a', 'b', 6) }]
    const alone = auditRelease({ cells: Object.values(shared), relations }, solver)
    // a hidden cell that is tied to it, and to nothing else, brings in the solver without changing anything
    const beside = count('beside', 0, { hidden: true, protection: 0, low: -Infinity })
    const free = { terms: [...totalOf('a', ['b']).terms, { cell: 'beside', coefficient: 1 }] }
    const together = auditRelease(
      {
        cells: [...Object.values(shared), { ...beside, value: -42 }],
        relations: [...relations, free],
      },
      solver,
    )
    expect(alone).toMatchObject([{ cell: 'a', low: 7, high: 8 }])
    expect(together).toMatchObject([{ cell: 'a', low: 7, high: 8 }])
  })

  it('guards the width of a cell whose value nobody keeps', () => {
    const unknown = (id: string) => count(id, NaN, { hidden: true, low: 1, high: 29 })
    const total = (value: number) => ({
      cells: [unknown('a'), unknown('b'), count('all', value, { hidden: false })],
      relations: [totalOf('all', ['a', 'b'])],
    })
    expect(auditRelease(total(30), solver)).toEqual([])
    expect(auditRelease(total(5), solver).map(({ cell, low, high }) => [cell, low, high])).toEqual([
      ['a', 1, 4],
      ['b', 1, 4],
    ])
    expect(() => auditRelease(total(70), solver)).toThrow(
      expect.objectContaining({ code: 'RELATION_DOES_NOT_HOLD' }),
    )
  })

  it('refuses figures that do not add up, unknown cells and duplicates', () => {
    const cells = [count('a', 20), count('all', 40)]
    const audit =
      (relations: ReturnType<typeof totalOf>[], list = cells) =>
      () =>
        auditRelease({ cells: list, relations }, solver)
    expect(audit([totalOf('all', ['a'])])).toThrow(
      expect.objectContaining({ code: 'RELATION_DOES_NOT_HOLD', at: { cells: ['all', 'a'] } }),
    )
    expect(audit([totalOf('all', ['b'])])).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_CELL', at: { cell: 'b' } }),
    )
    expect(audit([], [...cells, ...cells])).toThrow(expect.objectContaining({ code: 'DUPLICATE_CELL' }))
  })
})
