import { csvLine } from '../csv.ts'
import type { DescribedTable } from '../described-table.ts'
import { rowBatches } from '../row-batches.ts'

/** The table as CSV in UTF-8; see `csvLine`. */
export async function* writeCsvTable({ columns, rows }: DescribedTable): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name))
  for await (const batch of rowBatches(rows())) {
    let text = ''
    for (const row of batch) text += csvLine(row)
    yield text
  }
}

/** The same after a byte order mark, by which older spreadsheets know UTF-8. */
export async function* writeCsvWithMark(table: DescribedTable): AsyncGenerator<string> {
  yield '\ufeff'
  yield* writeCsvTable(table)
}
