import { Refusal } from '#app/statistics/refusal.ts'
import type { Framework } from '../../spec/framework.ts'
import { numberColumn, textColumn, type TextTable } from '../../spec/dataset.ts'

/** Sampling facts of one survey item in one unit. */
interface SurveyCell {
  n: number
  sd: number
  deff: number
}

/** The survey behind the items, and how errors of two items of one unit go together. */
export interface Survey {
  /** indicators that are survey items, in order of first appearance */
  items: string[]
  cell(unit: string, item: string): SurveyCell | undefined
  withinUnitCorrelation: number
}

/**
 * Reads `unit, indicator, n, sd, deff`; indicators the framework does not have take no part.
 *
 * @throws Refusal INVALID_DATA naming unit and item when n or deff is not positive or sd is negative, DUPLICATE_ROW
 */
export function readSurvey(
  table: TextTable,
  withinUnitCorrelation: number,
  framework: Pick<Framework, 'has'>,
): Survey {
  const units = textColumn(table, 'unit')
  const items = textColumn(table, 'indicator')
  const [n, sd, deff] = ['n', 'sd', 'deff'].map((column) => numberColumn(table, column))
  const cells = new Map<string, SurveyCell>()
  units.forEach((unit, row) => {
    const item = items[row] ?? ''
    const cell = { n: n?.[row] ?? NaN, sd: sd?.[row] ?? NaN, deff: deff?.[row] ?? NaN }
    if (!(cell.n > 0) || !(cell.deff > 0) || !(cell.sd >= 0)) {
      const message = `The survey needs n > 0, deff > 0 and sd ≥ 0 for ${item} in ${unit}.`
      throw new Refusal('INVALID_DATA', { file: table.name, unit, node: item, row: row + 1 }, message)
    }
    const key = JSON.stringify([unit, item])
    if (cells.has(key)) {
      const message = `The survey has more than one row for ${item} in ${unit}.`
      throw new Refusal('DUPLICATE_ROW', { file: table.name, unit, node: item, row: row + 1 }, message)
    }
    cells.set(key, cell)
  })
  return {
    items: [...new Set(items)].filter((item) => framework.has(item)),
    cell: (unit, item) => cells.get(JSON.stringify([unit, item])),
    withinUnitCorrelation,
  }
}

/** Sampling variance of an item mean: sd² deff / n; NaN where the survey has no row. */
export function samplingVariance(survey: Survey, unit: string, item: string): number {
  const cell = survey.cell(unit, item)
  return cell ? (cell.sd ** 2 * cell.deff) / cell.n : NaN
}
