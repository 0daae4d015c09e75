import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
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
  /** by response: its answer, as a place; -1 = none */
  answerOf: ItemAnswers['codes']
  /** by response: its group; -1 = in none */
  groupOf: Int32Array
}

/** Adds up a table over cities: group g and answer a meet in cell g · answers + a. @throws Refusal of `addCellTotals` */
export function countTable(cities: WeighedCity[], layout: TableLayout, lonelyPsu: LonelyPsu): CellTotals {
  const { answers, groups, answerOf, groupOf } = layout
  const totals = emptyCellTotals(answers * groups)
  for (const { rows, weighting, scale } of cities) {
    if (weighting.units.count.length === 0) continue
    const cells = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) {
      const group = groupOf[rows[i]!]!
      const answer = answerOf[rows[i]!]!
      cells[i] = group < 0 || answer < 0 ? -1 : group * answers + answer
    }
    addCellTotals(totals, { weighting, cells, scale }, lonelyPsu)
  }
  return totals
}

/** Degrees of freedom by group: its respondents minus the strata they are in, whatever they answered. */
export function groupDegrees(
  cities: WeighedCity[],
  { groups, groupOf }: Pick<TableLayout, 'groups' | 'groupOf'>,
): number[] {
  const degreesOf = Array.from({ length: groups }, () => 0)
  for (const { rows, weighting } of cities) {
    const { weights, strata } = weighting
    const width = strata ? strata.reduce((most, code) => Math.max(most, code), 0) + 1 : 1
    const seen = new Uint8Array(groups * width)
    for (let i = 0; i < rows.length; i++) {
      const group = groupOf[rows[i]!]!
      if (group < 0 || weights[i] === 0) continue
      degreesOf[group]!++
      seen[group * width + (strata ? strata[i]! : 0)] = 1
    }
    seen.forEach((is, at) => (degreesOf[Math.floor(at / width)]! -= is))
  }
  return degreesOf
}
