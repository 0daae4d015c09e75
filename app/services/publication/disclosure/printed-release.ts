import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import type { Cell, ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import type { CityReport, Mark, ReleaseSummary } from '#app/survey/reports/report.ts'

/** A release as one audience reads it, before it goes out. */
export interface PrintedRelease {
  audience: 'public' | 'evaluator'
  summary: ReleaseSummary
  reports: CityReport[]
  /** the same cities with everything that is kept, in the same order */
  behind: CityReport[]
  fieldwork: FieldworkFacts
}

/** Answers and points that must remain possible on both sides of what is hidden. */
const COUNT_PROTECTION = 5
const SCORE_PROTECTION = 5

/** Does a printed figure with this mark keep something back? */
export function hides(mark: Mark): boolean {
  return mark === 'hidden' || mark === 'withheld' || mark === 'evaluators'
}

/** The largest number of answers that is hidden from the audience. */
export function mostHidden({ audience, summary }: PrintedRelease): number {
  const { evaluatorsBelow, hiddenBelow } = summary.recipe.thresholds
  return (audience === 'public' ? evaluatorsBelow : hiddenBelow) - 1
}

/** A printed number of answers. */
export function printedCount(id: string, value: number, precision = 0): Cell {
  return {
    ...{ id, value, precision, hidden: false, whole: true },
    ...{ low: 0, high: Infinity, protection: 0, cost: Infinity },
  }
}

/** A number of answers that is too small to be read: from 1 to `most`. */
export function hiddenCount(id: string, value: number | null | undefined, most: number): Cell {
  return {
    ...{ id, value: value ?? NaN, precision: 0, hidden: true, whole: true },
    ...{ low: 1, high: most, protection: COUNT_PROTECTION, cost: Infinity },
  }
}

/** A printed score, in full. */
export function printedScore(id: string, value: number): Cell {
  return {
    ...{ id, value, precision: 0, hidden: false, whole: false },
    ...{ low: 0, high: 100, protection: 0, cost: Infinity },
  }
}

/** A score of 0 to 100 that too few people gave. */
export function hiddenScore(id: string, value: number | null | undefined): Cell {
  return {
    ...{ id, value: value ?? NaN, precision: 0, hidden: true, whole: false },
    ...{ low: 0, high: 100, protection: SCORE_PROTECTION, cost: Infinity },
  }
}

/** Tables side by side; a cell that stands in several is the same cell. */
export function joinTables(all: ReleaseTables[]): ReleaseTables {
  const cells = new Map(all.flatMap((tables) => tables.cells.map((cell): [string, Cell] => [cell.id, cell])))
  return { cells: [...cells.values()], relations: all.flatMap(({ relations }) => relations) }
}
