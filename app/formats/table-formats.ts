import { csvLine, type CsvCell } from './csv.ts'

/** Rows that come one after the other, from memory or from a cursor. */
type TableRows = Iterable<CsvCell[]> | AsyncIterable<CsvCell[]>

/** A file format for one flat table. */
export interface TableFormat {
  mediaType: string
  extension: string
  /** the file, piece by piece; as much memory as one piece needs */
  write(columns: string[], rows: TableRows): AsyncGenerator<string>
}

/** Rows turned to text at a time. */
const BATCH = 500

/** The formats a table can be written in, by name. */
export const TABLE_FORMATS: Record<string, TableFormat> = {
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', write: writeCsvTable },
  json: { mediaType: 'application/json', extension: 'json', write: writeJsonTable },
}

/** The format of a name, or null. */
export function findTableFormat(name: string): TableFormat | null {
  return (Object.hasOwn(TABLE_FORMATS, name) && TABLE_FORMATS[name]) || null
}

async function* writeCsvTable(columns: string[], rows: TableRows): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const batch of inBatches(rows)) {
    let text = ''
    for (const row of batch) text += csvLine(row)
    yield text
  }
}

/** `{"columns":[…],"rows":[{column: value}]}` */
async function* writeJsonTable(columns: string[], rows: TableRows): AsyncGenerator<string> {
  yield `{"columns":${JSON.stringify(columns)},"rows":[`
  let separator = '\n'
  for await (const batch of inBatches(rows)) {
    const objects = batch.map((cells) =>
      JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null]))),
    )
    yield separator + objects.join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** Rows from memory come without a pause between them, which is several times as quick. */
async function* inBatches(rows: TableRows): AsyncGenerator<CsvCell[][]> {
  if (Symbol.iterator in rows) yield* batchesOf(rows)
  else {
    let batch: CsvCell[][] = []
    for await (const row of rows) {
      if (batch.push(row) < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

function* batchesOf(rows: Iterable<CsvCell[]>): Generator<CsvCell[][]> {
  let batch: CsvCell[][] = []
  for (const row of rows) {
    if (batch.push(row) < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
