import type { CellTotals } from './cell-totals.ts'
import { combinedCovariance } from './combine-cells.ts'
import { estimateRatio, type LinearEstimate, type RatioOptions } from './estimate-ratio.ts'
import { raoScott, type RaoScott } from './rao-scott.ts'

/** The cells of a two-way table: the answer of a column, the group of a row. Group g, answer a is cell g · answers + a. */
export interface TableShape {
  answers: number
  groups: number
}

export interface CrossTable {
  /** by group, then by answer: the answer's share of its group; null in a group without anybody */
  ofGroup: (LinearEstimate | null)[][]
  /** by group, then by answer: the group's share of those who gave the answer */
  ofAnswer: (LinearEstimate | null)[][]
  /** by answer: its share of everybody in the table */
  all: (LinearEstimate | null)[]
  /** null when there is no table to test, or empty cells leave nothing to test */
  test: RaoScott | null
}

const PROPORTION = 'proportion'

/**
 * Shares of a two-way table in both directions with errors and intervals, and the Rao-Scott test of independence.
 *
 * @param degreesOf degrees of freedom of each group; those of the whole table are the design's
 * @param testedFrom answers and groups with fewer respondents are left out of the test: cells nobody is in spoil it
 */
export function crossTable(
  totals: CellTotals,
  shape: TableShape,
  degreesOf: readonly number[],
  confidenceLevel: number,
  testedFrom: number,
): CrossTable {
  const { answers, groups } = shape
  const everyGroup = Array.from({ length: groups }, (_, group) => group)
  const everyAnswer = Array.from({ length: answers }, (_, answer) => answer)
  const cellOf = (group: number, answer: number) => group * answers + answer
  const cells = everyGroup.flatMap((group) => everyAnswer.map((answer) => cellOf(group, answer)))
  const within = (df: number): RatioOptions => ({ confidenceLevel, kind: PROPORTION, df })
  const share = (among: number[], test: (cell: number) => boolean, df: number) =>
    estimateRatio(
      totals,
      among,
      among.map((cell) => Number(test(cell))),
      within(df),
    )
  return {
    ofGroup: everyGroup.map((group) => {
      const among = everyAnswer.map((answer) => cellOf(group, answer))
      return among.map((cell) => share(among, (other) => other === cell, degreesOf[group]!))
    }),
    ofAnswer: everyGroup.map((group) =>
      everyAnswer.map((answer) => {
        const among = everyGroup.map((other) => cellOf(other, answer))
        return share(among, (cell) => cell === cellOf(group, answer), totals.degrees)
      }),
    ),
    all: everyAnswer.map((answer) => share(cells, (cell) => cell % answers === answer, totals.degrees)),
    test: testTable(totals, shape, testedFrom),
  }
}

/** The means of a value each answer stands for, by group. @param values one per answer; NaN has none */
export function meansByGroup(
  totals: CellTotals,
  { answers, groups }: TableShape,
  values: readonly number[],
  degreesOf: readonly number[],
  confidenceLevel: number,
): {
  /** by group */
  means: (LinearEstimate | null)[]
  /** of all groups but each */
  rests: (LinearEstimate | null)[]
  all: LinearEstimate | null
} {
  const mean = (wanted: (group: number) => boolean, df: number) => {
    const cells: number[] = []
    for (let cell = 0; cell < answers * groups; cell++) {
      if (wanted(Math.floor(cell / answers))) cells.push(cell)
    }
    return estimateRatio(
      totals,
      cells,
      cells.map((cell) => values[cell % answers]!),
      { confidenceLevel, kind: 'mean', df },
    )
  }
  const everyGroup = Array.from({ length: groups }, (_, group) => group)
  return {
    means: everyGroup.map((group) => mean((other) => other === group, degreesOf[group]!)),
    rests: everyGroup.map((group) => mean((other) => other !== group, totals.degrees)),
    all: mean(() => true, totals.degrees),
  }
}

/** The test over the answers and groups that enough people are in. */
function testTable(totals: CellTotals, shape: TableShape, testedFrom: number): RaoScott | null {
  const { answers, groups } = shape
  const ofAnswer = new Float64Array(answers)
  const ofGroup = new Float64Array(groups)
  totals.n.forEach((n, cell) => {
    ofAnswer[cell % answers]! += n
    ofGroup[Math.floor(cell / answers)]! += n
  })
  const rows = [...ofAnswer.keys()].filter((answer) => ofAnswer[answer]! >= testedFrom)
  const columns = [...ofGroup.keys()].filter((group) => ofGroup[group]! >= testedFrom)
  if (rows.length < 2 || columns.length < 2) return null
  const cells = columns.flatMap((group) => rows.map((answer) => group * answers + answer))
  const weight = cells.reduce((sum, cell) => sum + totals.weight[cell]!, 0)
  const shares = Float64Array.from(cells, (cell) => totals.weight[cell]! / weight)
  const covariance = shareCovariance(totals, cells, shares, weight)
  if (covariance.some((value) => Number.isNaN(value))) return null
  const counted = cells.reduce((sum, cell) => sum + totals.n[cell]!, 0)
  const table = { rows: rows.length, columns: columns.length, shares, covariance, counted }
  return raoScott(table, totals.degrees)
}

/** Covariance of p_k = N_k/N: (V_kl - p_k V_·l - p_l V_k· + p_k p_l V_··)/N². */
function shareCovariance(
  totals: CellTotals,
  cells: number[],
  shares: Float64Array,
  weight: number,
): Float64Array {
  const k = cells.length
  const size = totals.n.length
  const everything = { cells, coefficients: cells.map(() => 1) }
  const whole = combinedCovariance(totals, everything, everything)
  const withAll = Float64Array.from(cells, (cell) =>
    combinedCovariance(totals, { cells: [cell], coefficients: [1] }, everything),
  )
  const covariance = new Float64Array(k * k)
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      const own = totals.covariance[cells[a]! * size + cells[b]!]!
      covariance[a * k + b] =
        (own - shares[a]! * withAll[b]! - shares[b]! * withAll[a]! + shares[a]! * shares[b]! * whole) /
        weight ** 2
    }
  }
  return covariance
}
