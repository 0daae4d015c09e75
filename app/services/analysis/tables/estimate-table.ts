import { crossTable, meansByGroup, type CrossTable } from '#app/statistics/estimation/tables/cross-table.ts'
import type { LinearEstimate } from '#app/statistics/estimation/tables/estimate-ratio.ts'
import type { CellTotals } from '#app/statistics/estimation/tables/cell-totals.ts'
import { hideInTable, type HiddenTable } from '#app/statistics/disclosure/two-way/hide-in-table.ts'
import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { countTables } from './count-table.ts'
import { protectMeans } from './protect-means.ts'
import type { WeighedCity } from './kept/weigh-wave.server.ts'

/** The figures of a table before anything is hidden, and what is to be hidden. */
export interface EstimatedTable {
  /** by group, then by answer asked for */
  ofGroup: (LinearEstimate | null)[][]
  ofAnswer: (LinearEstimate | null)[][]
  /** by answer, of everybody */
  all: (LinearEstimate | null)[]
  test: CrossTable['test']
  hidden: HiddenTable
  /** respondents by group and answer */
  counts: number[][]
  /** by group: who answered the question */
  sizes: GroupSize[]
  everybody: GroupSize
  means: ReturnType<typeof meansByGroup> | null
  totals: CellTotals
}

/** Respondents, and Kish's effective n. */
interface GroupSize {
  n: number
  effectiveN: number
}

interface TableWanted {
  cities: WeighedCity[]
  column: ItemAnswers
  /** places of the options that are answers of the table */
  options: number[]
  /** score 0..100 of each of these; NaN has none; null when the item has no scores */
  scores: number[] | null
  groups: number
  /** by response; -1 = in none */
  groupOf: Int32Array
  recipe: AnalysisRecipe
  hiddenBelow: number
}

/** Estimates the table of an item with one answer. */
export function estimateChoice(wanted: TableWanted): EstimatedTable {
  const { cities, column, options, scores, groups, groupOf, recipe, hiddenBelow } = wanted
  const { confidenceLevel, lonelyPsu } = recipe.estimation
  const places = new Int32Array(column.item.options.length).fill(-1)
  options.forEach((option, at) => (places[option] = at))
  const shape = { answers: options.length, groups }
  const answerOf = (code: number) => (code < 0 ? -1 : places[code]!)
  const layout = { ...shape, codes: column.codes, answersOf: [answerOf], groupOf }
  const counted = countTables(cities, layout, lonelyPsu)
  const { degreesOf } = counted
  const totals = counted.totals[0]!
  const { ofGroup, ofAnswer, all, test } = crossTable(totals, shape, degreesOf, confidenceLevel, hiddenBelow)
  const counts = countsOf(totals, shape.answers, groups)
  const hidden = hideInTable({ counts, hiddenBelow })
  return {
    ofGroup,
    ofAnswer,
    all,
    test,
    hidden: scores ? protectMeans(hidden, counts, scores) : hidden,
    counts,
    ...sizesOf(totals, shape.answers, groups),
    means: scores && meansByGroup(totals, shape, scores, degreesOf, confidenceLevel),
    totals,
  }
}

/**
 * Estimates the table of an item with several answers: of each answer, who named it and who did not, among those who
 * answered at all. Nothing is tested as a whole, since the answers do not exclude one another.
 */
export function estimateList(wanted: TableWanted): EstimatedTable {
  const { cities, column, options, groups, groupOf, recipe, hiddenBelow } = wanted
  const { confidenceLevel, lonelyPsu } = recipe.estimation
  const { codes } = column
  const shape = { answers: 2, groups }
  const NAMED = 1
  const answersOf = options.map((option) => (mask: number) => (mask === 0 ? -1 : (mask >> option) & 1))
  const counted = countTables(cities, { ...shape, codes, answersOf, groupOf }, lonelyPsu)
  const { degreesOf } = counted
  const tables = counted.totals.map((totals) => {
    const counts = countsOf(totals, shape.answers, groups)
    return {
      totals,
      counts,
      table: crossTable(totals, shape, degreesOf, confidenceLevel, hiddenBelow),
      hidden: hideInTable({ counts, hiddenBelow }),
    }
  })
  const [first] = tables
  if (!first) throw new Error('A list without options has no table.')
  const named = (of: 'ofGroup' | 'ofAnswer') =>
    Array.from({ length: groups }, (_, group) => tables.map(({ table }) => table[of][group]![NAMED]!))
  return {
    ofGroup: named('ofGroup'),
    ofAnswer: named('ofAnswer'),
    all: tables.map(({ table }) => table.all[NAMED]!),
    test: null,
    hidden: {
      cells: Array.from({ length: groups }, (_, group) =>
        tables.map(({ hidden }) => hidden.cells[group]![NAMED]!),
      ),
      groups: first.hidden.groups,
      answers: tables.map(({ hidden }) => hidden.answers[NAMED]!),
      all: first.hidden.all,
    },
    counts: Array.from({ length: groups }, (_, group) => tables.map(({ counts }) => counts[group]![NAMED]!)),
    ...sizesOf(first.totals, shape.answers, groups),
    means: null,
    totals: first.totals,
  }
}

function countsOf({ n }: CellTotals, answers: number, groups: number): number[][] {
  return Array.from({ length: groups }, (_, group) =>
    Array.from(n.subarray(group * answers, (group + 1) * answers)),
  )
}

function sizesOf(
  totals: CellTotals,
  answers: number,
  groups: number,
): Pick<EstimatedTable, 'sizes' | 'everybody'> {
  const size = (from: number, to: number): GroupSize => {
    let [n, weight, squares] = [0, 0, 0]
    for (let cell = from; cell < to; cell++) {
      n += totals.n[cell]!
      weight += totals.weight[cell]!
      squares += totals.squares[cell]!
    }
    return { n, effectiveN: squares === 0 ? 0 : weight ** 2 / squares }
  }
  return {
    sizes: Array.from({ length: groups }, (_, group) => size(group * answers, (group + 1) * answers)),
    everybody: size(0, groups * answers),
  }
}
