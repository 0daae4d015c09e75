import { comparePairs, compareWithRest } from '#app/statistics/estimation/tables/compare-means.ts'
import type { LinearEstimate, TableEstimate } from '#app/statistics/estimation/tables/estimate-ratio.ts'
import type { CellState } from '#app/statistics/disclosure/two-way/hide-in-table.ts'
import type { Mark } from '#app/survey/reports/report.ts'
import type {
  CategoryName,
  TableComparison,
  TableFigure,
  TableGroup,
} from '#app/survey/workbench/cross-table-report.ts'
import type { TableChoices } from '#app/survey/workbench/table-choices.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { EstimatedTable } from './estimate-table.ts'
import { givesAway } from './protect-means.ts'

/** Up to so many groups are compared with one another; more of them each with all others. */
const MOST_IN_PAIRS = 8
export interface ShownTable {
  groups: TableGroup[]
  all: TableGroup
  comparing: 'pairs' | 'rest'
  comparisons: TableComparison[] | null
}

/** The figures of a table as evaluators may read them. */
export function showTable(
  table: EstimatedTable,
  names: CategoryName[][],
  choices: TableChoices,
  scores: number[] | null,
  { estimation, thresholds }: AnalysisRecipe,
): ShownTable {
  const { hidden, sizes, everybody, means } = table
  const markOf = (state: CellState, n: number): Mark => {
    if (state !== 'shown') return state
    return n > 0 && n < thresholds.evaluatorsBelow ? 'evaluators' : 'shown'
  }
  const shares = choices.share === 'group' ? table.ofGroup : table.ofAnswer
  const countOf = (group: number, answer: number) => table.counts[group]![answer]!
  const groups = names.map((name, group): TableGroup => {
    const size = sizes[group]!
    const mark = markOf(hidden.groups[group]!, size.n)
    const isShown = hidden.groups[group] === 'shown'
    return {
      names: name,
      n: isShown ? size.n : null,
      effectiveN: isShown ? size.effectiveN : null,
      mark,
      cells: hidden.cells[group]!.map((state, answer) => {
        const n = countOf(group, answer)
        // of an answer whose total is hidden no share of it is shown either
        const base = choices.share === 'answer' ? hidden.answers[answer]! : 'shown'
        return figureOf(shares[group]![answer]!, n, markOf(state === 'shown' ? base : state, n), 100)
      }),
      mean: means && meanFigure(means.means[group]!, hidden.cells[group]!, scores, mark),
    }
  })
  const lost = groups.filter(({ mean }) => mean?.mark === 'withheld' || mean?.mark === 'hidden').length
  const allMark = markOf(hidden.all, everybody.n)
  const all: TableGroup = {
    names: [],
    n: hidden.all === 'shown' ? everybody.n : null,
    effectiveN: hidden.all === 'shown' ? everybody.effectiveN : null,
    mark: allMark,
    cells: table.all.map((estimate, answer) => {
      const n = names.reduce((sum, _, group) => sum + countOf(group, answer), 0)
      return figureOf(estimate, n, markOf(hidden.answers[answer]!, n), 100)
    }),
    mean: means && meanFigure(means.all, hidden.answers, scores, lost === 1 ? 'withheld' : allMark),
  }
  const comparing =
    choices.tests === 'fitting' ? (names.length <= MOST_IN_PAIRS ? 'pairs' : 'rest') : choices.tests
  const options = { confidenceLevel: estimation.confidenceLevel, correction: choices.correction }
  const open = (means?.means ?? []).map((mean, group) => (groups[group]!.mean?.value === null ? null : mean))
  const compared =
    means === null
      ? []
      : comparing === 'pairs'
        ? comparePairs(table.totals, open, options)
        : lost > 0 || all.mean?.value === null
          ? null
          : compareWithRest(table.totals, open, means.rests, options)
  return {
    groups,
    all,
    comparing,
    comparisons: compared && compared.map((one) => comparisonOf(one, names)),
  }
}

function comparisonOf(
  one: ReturnType<typeof comparePairs>[number],
  names: CategoryName[][],
): TableComparison {
  return {
    first: names[one.first]!,
    second: one.second === null ? null : names[one.second]!,
    difference: one.difference ?? 0,
    se: one.se,
    low: one.ciLower,
    high: one.ciUpper,
    pValue: one.pValue,
    adjustedP: one.adjustedP,
  }
}

function meanFigure(
  mean: LinearEstimate | null,
  states: CellState[],
  scores: number[] | null,
  mark: Mark,
): TableFigure {
  const known = mark === 'hidden' || mark === 'withheld'
  return figureOf(mean, mean?.n ?? 0, !known && givesAway(states, scores ?? []) ? 'withheld' : mark, 1)
}

function figureOf(estimate: TableEstimate | null, n: number, mark: Mark, scale: number): TableFigure {
  if (!estimate || mark === 'hidden' || mark === 'withheld') {
    return {
      value: null,
      se: null,
      low: null,
      high: null,
      n: null,
      effectiveN: null,
      mark: estimate ? mark : 'none',
    }
  }
  const times = (value: number | null) => (value === null ? null : value * scale)
  const { value, se, low, high, effectiveN } = estimate
  return {
    value: value * scale,
    se: times(se),
    low: times(low),
    high: times(high),
    n,
    effectiveN,
    mark,
  }
}
