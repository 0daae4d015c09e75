import { beforeAll, describe, expect, it } from 'vitest'

import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import { totalOf, type Cell, type ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import {
  hideInTable,
  type CellState,
  type HiddenTable,
} from '#app/statistics/disclosure/two-way/hide-in-table.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import { seededRandom } from '#app/statistics/random.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

/** The counts with their totals as an auditor reads them: hidden counts are whole, anything from 0 up. */
function asRelease(counts: number[][], hidden: HiddenTable): ReleaseTables {
  const [groups, answers] = [counts.length, counts[0]!.length]
  const cell = (id: string, value: number, state: CellState): Cell => ({
    id,
    value,
    hidden: state !== 'shown',
    low: 0,
    high: 1e6,
    precision: 0,
    whole: true,
    // one more and one less must remain possible
    protection: state === 'hidden' ? 1 : 0,
    cost: 1,
  })
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
  const column = (a: number) => counts.map((line) => line[a]!)
  const cells = [
    ...counts.flatMap((line, g) => line.map((n, a) => cell(`${g}/${a}`, n, hidden.cells[g]![a]!))),
    ...counts.map((line, g) => cell(`${g}/all`, sum(line), hidden.groups[g]!)),
    ...hidden.answers.map((state, a) => cell(`all/${a}`, sum(column(a)), state)),
    cell('all/all', sum(counts.flat()), hidden.all),
  ]
  const range = (size: number) => Array.from({ length: size }, (_, at) => at)
  const relations = [
    ...range(groups).map((g) =>
      totalOf(
        `${g}/all`,
        range(answers).map((a) => `${g}/${a}`),
      ),
    ),
    ...range(answers).map((a) =>
      totalOf(
        `all/${a}`,
        range(groups).map((g) => `${g}/${a}`),
      ),
    ),
    totalOf(
      'all/all',
      range(groups).map((g) => `${g}/all`),
    ),
    totalOf(
      'all/all',
      range(answers).map((a) => `all/${a}`),
    ),
  ]
  return { cells, relations }
}

describe('hideInTable', () => {
  it('shows a table of large counts as it is', () => {
    const { cells, groups, answers, all } = hideInTable({
      counts: [
        [20, 30],
        [40, 0],
      ],
      hiddenBelow: 10,
    })
    expect([...cells.flat(), ...groups, ...answers, all]).toEqual(Array(9).fill('shown'))
  })

  it('hides a small count and, beside it, the smallest of its line and of its column', () => {
    const { cells } = hideInTable({
      counts: [
        [4, 15, 30],
        [25, 40, 12],
        [50, 60, 70],
      ],
      hiddenBelow: 10,
    })
    expect(cells).toEqual([
      ['hidden', 'withheld', 'shown'],
      ['withheld', 'withheld', 'shown'],
      ['shown', 'shown', 'shown'],
    ])
  })

  it('hides a small group as a whole and the smallest group beside it', () => {
    const { groups, cells } = hideInTable({
      counts: [
        [3, 4],
        [30, 40],
        [20, 31],
      ],
      hiddenBelow: 10,
    })
    expect(groups).toEqual(['hidden', 'shown', 'withheld'])
    expect(cells[2]).toEqual(['withheld', 'withheld'])
    expect(cells[1]).toEqual(['shown', 'shown'])
  })

  it('leaves a count of nobody: there is nothing to protect and nothing to hide behind', () => {
    const { cells } = hideInTable({
      counts: [
        [5, 0, 40],
        [30, 20, 25],
      ],
      hiddenBelow: 10,
    })
    expect(cells[0]![1]).toBe('shown')
    expect(cells[0]![2]).toBe('withheld')
  })

  it('breaks a bridge between two circles of hidden counts', () => {
    const counts = [
      [5, 5, 50, 50, 50],
      [5, 5, 3, 50, 50],
      [50, 50, 50, 5, 5],
      [50, 50, 60, 5, 5],
      [50, 50, 5, 6, 50],
    ]
    const hidden = hideInTable({ counts, hiddenBelow: 10 })
    expect(auditRelease(asRelease(counts, hidden), solver)).toEqual([])
  })

  it('leaves no hidden count to an auditor who knows every shown count and every total', () => {
    const source = seededRandom(41)
    const random = () => source.uniform()
    for (let round = 0; round < 60; round++) {
      const [groups, answers] = [2 + Math.floor(random() * 6), 2 + Math.floor(random() * 5)]
      const counts = Array.from({ length: groups }, () =>
        Array.from({ length: answers }, () =>
          random() < 0.35 ? Math.floor(random() * 12) : Math.floor(random() * 90),
        ),
      )
      if (counts.flat().reduce((a, b) => a + b, 0) < 10) continue
      const hidden = hideInTable({ counts, hiddenBelow: 10 })
      expect(auditRelease(asRelease(counts, hidden), solver), JSON.stringify({ counts, hidden })).toEqual([])
      counts.forEach((line, g) =>
        line.forEach((n, a) => {
          if (n > 0 && n < 10) expect(hidden.cells[g]![a]).toBe('hidden')
        }),
      )
    }
  })
})
