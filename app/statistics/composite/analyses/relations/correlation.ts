import { correlate, type CorrelationMethod } from '../../columns/correlation.ts'
import { columnOf, printable } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import type { Run } from '../../spec/run.ts'
import { warnOfConstantColumns } from '../../spec/warn.ts'

/** Correlations of columns, pairwise complete. */
export interface CorrelationAnalysis {
  type: 'correlation'
  in: string
  codes: string[]
  /** columns of the table, by default the same as the rows */
  with?: string[] | undefined
  method?: CorrelationMethod | undefined
}

/** A table: one array per row, along `columns`. */
export interface MatrixResult {
  rows: string[]
  columns: string[]
  values: Record<string, (number | null)[]>
}

export function correlation(analysis: CorrelationAnalysis, run: Run): MatrixResult {
  const dataset = datasetOf(run, analysis.in)
  warnOfConstantColumns(run, dataset, [...analysis.codes, ...(analysis.with ?? [])])
  const columns = analysis.with ?? analysis.codes
  const method = analysis.method ?? 'pearson'
  return tableOfPairs(analysis.codes, columns, (row, column) =>
    row === column ? 1 : correlate(columnOf(dataset, row), columnOf(dataset, column), method),
  )
}

/** A table filled pair by pair. */
export function tableOfPairs(
  rows: string[],
  columns: string[],
  cell: (row: string, column: string) => number,
): MatrixResult {
  return {
    rows,
    columns,
    values: Object.fromEntries(
      rows.map((row) => [row, printable(columns.map((column) => cell(row, column)))]),
    ),
  }
}
