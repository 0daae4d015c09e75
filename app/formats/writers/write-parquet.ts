import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

import type { Language } from '#app/survey/item.ts'
import type { CsvCell } from '../csv.ts'
import type { DescribedTable, TableColumn } from '../described-table.ts'
import { rowBatches } from '../row-batches.ts'
import { numberOf, textOf } from './text-widths.ts'

/** Rows of a group, and the memory it takes. */
const GROUP = 5000

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** A table as Parquet, a row group at a time; the labels of columns and values are in the key `smile.codebook`. */
export async function* writeParquet(table: DescribedTable, language: Language): AsyncGenerator<Uint8Array> {
  const { columns, title, rows } = table
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    kvMetadata: [
      { key: 'title', value: title[language] },
      { key: 'smile.codebook', value: JSON.stringify(codebook(columns, language)) },
    ],
    createdBy: 'SMILE survey platform',
  })
  for await (const batch of rowBatches(rows(), GROUP)) {
    await writer.write({
      columnData: columns.map((column, at) => ({ name: column.name, data: batch.map(valueOf(column, at)) })),
      rowGroupSize: GROUP,
    })
    yield taken(bytes)
  }
  await writer.finish()
  yield taken(bytes)
}

/** What is written so far; the writer goes on counting, and starts its buffer anew. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice()
  bytes.index = 0
  return chunk
}

function elementOf({ name, kind }: TableColumn): SchemaElement {
  const lead = { name, repetition_type: 'OPTIONAL' } as const
  if (kind === 'text') return { ...lead, type: 'BYTE_ARRAY', converted_type: 'UTF8' }
  return { ...lead, type: kind === 'integer' ? 'INT32' : 'DOUBLE' }
}

function valueOf({ kind }: TableColumn, at: number): (row: CsvCell[]) => string | number | null {
  if (kind === 'text') return (row) => textOf(row[at]) || null
  return (row) => numberOf(row[at])
}

function codebook(columns: readonly TableColumn[], language: Language) {
  return columns.map(({ name, label, options }) => ({
    name,
    label: label[language],
    ...(options ? { options: options.map((option) => ({ ...option, label: option.label[language] })) } : {}),
  }))
}
