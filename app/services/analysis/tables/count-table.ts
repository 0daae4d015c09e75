import {
  addCellTotals,
  emptyCellTotals,
  type CellTotals,
} from '#app/statistics/estimation/tables/cell-totals.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import type { WeighedCity } from './weigh-wave.server.ts'

/** Who is in which cell of a table. */
export interface TableLayout {
  answers: number
  groups: number
  /** the answer of a response, as a place; -1 = none */
  answerOf: (row: number) => number
  /** its group; -1 = in none */
  groupOf: (row: number) => number
}

export interface CountedTable {
  totals: CellTotals
  /** degrees of freedom by group: its respondents minus the strata they are in */
  degreesOf: number[]
}

/** Adds up a table over cities: group g and answer a meet in cell g · answers + a. @throws Refusal of `addCellTotals` */
export function countTable(cities: WeighedCity[], layout: TableLayout, lonelyPsu: LonelyPsu): CountedTable {
  const { answers, groups, answerOf, groupOf } = layout
  const totals = emptyCellTotals(answers * groups)
  const degreesOf = Array.from({ length: groups }, () => 0)
  for (const { rows, weighting, scale } of cities) {
    const { units, weights, strata } = weighting
    const width = strata ? strata.reduce((most, code) => Math.max(most, code), 0) + 1 : 1
    const seen = new Uint8Array(groups * width)
    const cells = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) {
      const group = groupOf(rows[i]!)
      const answer = group < 0 ? -1 : answerOf(rows[i]!)
      cells[i] = answer < 0 ? -1 : group * answers + answer
      if (group < 0 || weights[i] === 0) continue
      degreesOf[group]!++
      seen[group * width + (strata ? strata[i]! : 0)] = 1
    }
    seen.forEach((is, at) => (degreesOf[Math.floor(at / width)]! -= is))
    if (units.count.length > 0) addCellTotals(totals, { weighting, cells, scale }, lonelyPsu)
  }
  return { totals, degreesOf }
}
