import { codedColumn, columnOf } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf } from '#app/statistics/estimation/spec/spec.ts'
import { degreesOf, type Analysis } from '#app/statistics/estimation/requests/analysis.ts'

/** A two-way table over the rows of a domain, cells in column-major order. */
export interface TwoWayTable {
  rows: number
  columns: number
  /** indicator of each cell, NaN where a value is missing */
  cells: Float64Array[]
  used: Uint8Array
  /** rows looked at, missing ones included */
  counted: number
  /** a category that is declared for one of the columns does not occur: Pearson's X² has no value */
  hasEmptyMargin: boolean
}

/** The table of a request over the rows of a domain, with the values of both columns that occur there. */
export function twoWayTable(analysis: Analysis, spec: EstimateOf<'chisq'>, inside: Uint8Array): TwoWayTable {
  const row = codedColumn(analysis.table, spec.row)
  const column = codedColumn(analysis.table, spec.column)
  const kept = analysis.calibrated && !analysis.replicates ? inside.map(() => 1) : inside
  const present = (codes: Int32Array) =>
    [...new Set(codes.filter((code, i) => code >= 0 && kept[i]))].sort((a, b) => a - b)
  const rowLevels = present(row.codes)
  const columnLevels = present(column.codes)
  const used = inside.map((isIn, i) => (isIn && row.codes[i]! >= 0 && column.codes[i]! >= 0 ? 1 : 0))
  const cells = columnLevels.flatMap((c) =>
    rowLevels.map((r) =>
      row.codes.reduce((cell, code, i) => {
        cell[i] = code < 0 || column.codes[i]! < 0 ? Number.NaN : code === r && column.codes[i] === c ? 1 : 0
        return cell
      }, new Float64Array(used.length)),
    ),
  )
  return {
    rows: rowLevels.length,
    columns: columnLevels.length,
    cells,
    used,
    counted: kept.reduce((a, b) => a + b, 0),
    hasEmptyMargin:
      lacksLevel(analysis, spec.row, rowLevels) || lacksLevel(analysis, spec.column, columnLevels),
  }
}

function lacksLevel({ table }: Analysis, name: string, present: number[]): boolean {
  const column = columnOf(table, name)
  return column.kind === 'categorical' && present.length < column.levels.length
}

/** PSUs minus strata of the rows of the domain, weighted or not. */
export function tableDegrees(analysis: Analysis, inside: Uint8Array): number {
  if (analysis.replicates) return degreesOf(analysis, inside)
  const kept = analysis.calibrated ? inside.map(() => 1) : inside
  return degreesOf({ ...analysis, weights: new Float64Array(inside.length).fill(1) }, kept)
}
