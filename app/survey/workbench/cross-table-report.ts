import type { LocalText, OptionValue } from '#app/survey/item.ts'
import type { Mark } from '#app/survey/reports/report.ts'
import type { TableChoices } from './table-choices.ts'

/** A classification of respondents a table can be by. */
export interface DomainLine {
  /** `city`, `sex`, `day`, or `item:` with the code of an item */
  key: string
  /** null where a translation of the key names it */
  label: LocalText | null
}

/** One category of a classification. */
export interface CategoryName {
  domain: string
  key: string
  /** null where a translation of the key names it */
  label: LocalText | null
}

/** A number of a table with its error; null where it is not shown. Shares on 0..100, means on 0..100. */
export interface TableFigure {
  value: number | null
  se: number | null
  low: number | null
  high: number | null
  /** answers behind it: of a share those it counts, of a mean those with an opinion */
  n: number | null
  /** of a share: of the group or the answer it is a share of */
  effectiveN: number | null
  mark: Mark
}

/** One group of a table, or everybody. */
export interface TableGroup {
  /** one category, or one of each of two classifications; empty for everybody */
  names: CategoryName[]
  /** who answered the question, and what they are worth */
  n: number | null
  effectiveN: number | null
  mark: Mark
  /** by answer */
  cells: TableFigure[]
  /** null for questions without a score */
  mean: TableFigure | null
}

export interface TableComparison {
  first: CategoryName[]
  /** null = all others together */
  second: CategoryName[] | null
  difference: number
  se: number | null
  low: number | null
  high: number | null
  pValue: number | null
  adjustedP: number | null
}

/** The Rao-Scott test of a table, second order. */
export interface TableTest {
  statistic: number
  ndf: number
  ddf: number
  pValue: number
}

export interface CrossTableReport {
  choices: TableChoices
  item: { code: string; label: LocalText; text: LocalText }
  /** more than one answer can be given: shares do not add up, and there is no test of the whole */
  several: boolean
  answers: { value: OptionValue; label: LocalText; missing: boolean }[]
  groups: TableGroup[]
  all: TableGroup
  test: TableTest | null
  comparing: 'pairs' | 'rest'
  /** null when a mean that is withheld could be worked out from them */
  comparisons: TableComparison[] | null
  confidenceLevel: number
  hiddenBelow: number
  /** of the cities in the table: their answers, and the designs they came by */
  responses: number
  designs: ('invited' | 'open')[]
  /** answers counted neither as a group nor as an answer: the question was not put to them, or they withheld the group */
  without: number
}
