import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import {
  addCellTotals,
  emptyCellTotals,
  type CellTotals,
} from '#app/statistics/estimation/tables/cell-totals.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import type { WeighedCity } from './kept/weigh-wave.server.ts'

/** Who is in which cell of a table, or of several tables with the same groups. */
export interface TableLayout {
  answers: number
  groups: number
  /** by response, what is stored of its answer */
  codes: ItemAnswers['codes']
  /** by table: the answer of a code, as a place; -1 = none */
  answersOf: ((code: number) => number)[]
  /** by response: its group; -1 = in none */
  groupOf: Int32Array
}

export interface CountedTables {
  /** by table */
  totals: CellTotals[]
  /** degrees of freedom by group: its respondents minus the strata they are in, whatever they answered */
  degreesOf: number[]
}

/** Adds up tables over cities: group g and answer a meet in cell g · answers + a. @throws Refusal of `addCellTotals` */
export function countTables(cities: WeighedCity[], layout: TableLayout, lonelyPsu: LonelyPsu): CountedTables {
  const { answers, groups, codes, answersOf, groupOf } = layout
  const totals = answersOf.map(() => emptyCellTotals(answers * groups))
  const degreesOf = Array.from({ length: groups }, () => 0)
  for (const city of cities) {
    const { rows, weighting, scale } = city
    const group = new Int32Array(rows.length)
    const code = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) {
      group[i] = groupOf[rows[i]!]!
      code[i] = codes[rows[i]!]!
    }
    addDegrees(city, group, degreesOf)
    if (weighting.units.count.length === 0) continue
    answersOf.forEach((answerOf, table) => {
      const cells = new Int32Array(rows.length)
      for (let i = 0; i < cells.length; i++) {
        const answer = group[i]! < 0 ? -1 : answerOf(code[i]!)
        cells[i] = answer < 0 ? -1 : group[i]! * answers + answer
      }
      addCellTotals(totals[table]!, { weighting, cells, scale }, lonelyPsu)
    })
  }
  return { totals, degreesOf }
}

/** @param group of each respondent of the city; -1 = in none */
function addDegrees({ weighting }: WeighedCity, group: Int32Array, degreesOf: number[]): void {
  const { weights, strata } = weighting
  const width = strata ? strata.reduce((most, code) => Math.max(most, code), 0) + 1 : 1
  const seen = new Uint8Array(degreesOf.length * width)
  for (let i = 0; i < group.length; i++) {
    if (group[i]! < 0 || weights[i] === 0) continue
    degreesOf[group[i]!]!++
    seen[group[i]! * width + (strata ? strata[i]! : 0)] = 1
  }
  seen.forEach((is, at) => (degreesOf[Math.floor(at / width)]! -= is))
}
