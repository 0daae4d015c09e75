import { correlate } from '../../columns/correlation.ts'
import { meanOf, sdOf } from '../../columns/moments.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { columnOf, type Dataset } from '../../spec/dataset.ts'

/**
 * The named columns in the rows where all of them are there.
 *
 * @throws Refusal TOO_FEW_UNITS with fewer than three such rows
 */
export function completeColumns(dataset: Dataset, codes: string[]): Float64Array[] {
  const columns = codes.map((code) => columnOf(dataset, code))
  const rows = dataset.units.flatMap((_, row) =>
    columns.some((column) => Number.isNaN(column[row] ?? NaN)) ? [] : [row],
  )
  if (rows.length < 3) {
    const message = `Fewer than three units have all of ${codes.join(', ')}.`
    throw new Refusal('TOO_FEW_UNITS', { nodes: codes, units: rows.length }, message)
  }
  return columns.map((column) => Float64Array.from(rows, (row) => column[row] ?? NaN))
}

/** Correlation matrix of complete columns. @throws Refusal CONSTANT_COLUMN, OVERFLOW naming the node */
export function correlationMatrix(columns: Float64Array[], codes: string[]): number[][] {
  columns.forEach((column, at) => {
    if (sdOf(column) > 0) return
    const node = codes[at] ?? ''
    throw new Refusal('CONSTANT_COLUMN', { node }, `${node} does not vary, so it correlates with nothing.`)
  })
  return columns.map((left, i) =>
    columns.map((right, j) => {
      const correlation = i === j ? 1 : correlate(left, right, 'pearson')
      if (Number.isFinite(correlation)) return correlation
      const nodes = [codes[i], codes[j]]
      const message = `The numbers of ${nodes.join(' and ')} are too large or too small for a correlation.`
      throw new Refusal('OVERFLOW', { nodes }, message)
    }),
  )
}

/** (x - mean) / sd, with n - 1. */
export function standardise(column: Float64Array): Float64Array {
  const mean = meanOf(column)
  const sd = sdOf(column)
  return column.map((value) => (value - mean) / sd)
}
