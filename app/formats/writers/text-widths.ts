import { setImmediate as nextTurn } from 'node:timers/promises'

import type { CsvCell } from '../csv.ts'
import type { DescribedTable } from '../described-table.ts'
import { rowBatches } from '../row-batches.ts'

/** A character in UTF-8, for each unit of its length. */
const MOST_BYTES = 3

/** What formats of fixed width must know before the first row. */
export interface TextWidths {
  count: number
  /** longest text of each column in bytes of UTF-8; 0 for numbers */
  bytes: number[]
}

/** Reads the rows once for their number and the widths of their texts. */
export async function textWidths({ columns, rows }: DescribedTable): Promise<TextWidths> {
  const bytes = columns.map(() => 0)
  const texts = columns.flatMap(({ kind }, at) => (kind === 'text' ? [at] : []))
  let count = 0
  for await (const batch of rowBatches(rows())) {
    count += batch.length
    for (const row of batch) {
      for (const at of texts) {
        const text = textOf(row[at])
        if (text.length * MOST_BYTES > bytes[at]!) bytes[at] = Math.max(bytes[at]!, Buffer.byteLength(text))
      }
    }
    await nextTurn()
  }
  return { count, bytes }
}

/** A cell of a text column; blank where there is none. */
export function textOf(cell: CsvCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

/**
 * A cell of a column of numbers; null where there is none.
 *
 * @throws Error for anything else: a file must not lose a value quietly
 */
export function numberOf(cell: CsvCell | undefined): number | null {
  if (typeof cell === 'number') return cell
  if (cell === null || cell === undefined || cell === '') return null
  throw new Error(`${String(cell)} stands in a column of numbers.`)
}

/** The text in at most so many bytes of UTF-8, ended at a whole character. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let cut = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > most) break
    cut += character
  }
  return cut
}
