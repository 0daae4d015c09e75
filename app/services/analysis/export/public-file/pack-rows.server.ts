import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'

import type { CsvCell } from '#app/formats/csv.ts'

/** Rows as compressed lines of JSON; the same rows are the same bytes. */
export async function packRows(rows: Iterable<CsvCell[]>): Promise<Buffer> {
  const packer = createGzip()
  const lines = function* () {
    for (const row of rows) yield `${JSON.stringify(row)}\n`
  }
  Readable.from(lines()).pipe(packer)
  const pieces: Buffer[] = []
  for await (const piece of packer) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** The rows again, one at a time. */
export async function* unpackRows(content: Buffer): AsyncGenerator<CsvCell[]> {
  const lines = createInterface({ input: Readable.from([content]).pipe(createGunzip()), crlfDelay: Infinity })
  for await (const line of lines) yield JSON.parse(line) as CsvCell[]
}
