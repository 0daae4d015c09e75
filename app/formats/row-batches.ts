import type { CsvCell } from './csv.ts'
import type { TableRows } from './described-table.ts'

/** Rows turned to bytes at a time. */
const BATCH = 200

/** Rows in batches. Those from memory come without a pause between them, which is several times as quick. */
export async function* rowBatches(rows: TableRows, size = BATCH): AsyncGenerator<CsvCell[][]> {
  if (Symbol.iterator in rows) yield* batchesOf(rows, size)
  else {
    let batch: CsvCell[][] = []
    for await (const row of rows) {
      if (batch.push(row) < size) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

function* batchesOf(rows: Iterable<CsvCell[]>, size: number): Generator<CsvCell[][]> {
  let batch: CsvCell[][] = []
  for (const row of rows) {
    if (batch.push(row) < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
