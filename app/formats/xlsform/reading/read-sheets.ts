import readXlsx from 'read-excel-file/node'

import type { FileProblem } from '../../csv.ts'
import { unpackedBytes } from './unpacked-bytes.ts'

/** A sheet of a workbook: its rows, each cell as text, trimmed; '' is blank. */
export interface Sheet {
  name: string
  rows: string[][]
}

/** More than any questionnaire needs, and less than would harm the server. */
const MOST_BYTES = 5_000_000
const MOST_UNPACKED = 40_000_000
const MOST_ROWS = 10_000

/**
 * Reads the sheets of an Excel workbook as texts.
 *
 * @returns problems NOT_XLSX, TOO_LARGE or TOO_MANY_ROWS
 */
export async function readSheets(
  bytes: Uint8Array,
): Promise<{ sheets: Sheet[] } | { problems: FileProblem[] }> {
  const unpacked = unpackedBytes(bytes)
  if (unpacked === null) return refuse('NOT_XLSX', 'The file is not an Excel workbook (.xlsx).')
  if (bytes.length > MOST_BYTES || unpacked > MOST_UNPACKED) {
    return refuse('TOO_LARGE', 'The workbook is larger than any questionnaire.')
  }
  try {
    const read = await readXlsx(Buffer.from(bytes))
    const long = read.find(({ data }) => data.length > MOST_ROWS)
    if (long) return refuse('TOO_MANY_ROWS', `The sheet ${long.sheet} has ${long.data.length} rows.`)
    return {
      sheets: read.map(({ sheet, data }) => ({
        name: sheet.trim(),
        rows: data.map((row) => row.map(textOf)),
      })),
    }
  } catch {
    return refuse('NOT_XLSX', 'The file is not an Excel workbook (.xlsx), or it is damaged.')
  }
}

/** Excel keeps what looks like a number, a day or true as such. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  return String(cell).replace(/\r\n/g, '\n').trim()
}

function refuse(code: string, message: string) {
  return { problems: [{ line: 1, column: null, code, message }] }
}
