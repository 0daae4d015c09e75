import { parse, CsvError } from 'csv-parse/sync'

/** What is wrong in a file and where: line counted from 1 with the header, column by its name. */
export interface FileProblem {
  line: number
  column: string | null
  code: string
  message: string
}

/** One row: the line it starts on and its cells by column name, trimmed, line breaks as \n; '' is blank. */
export interface CsvRow {
  line: number
  cells: Record<string, string>
}

export interface CsvTable {
  columns: string[]
  rows: CsvRow[]
}

/**
 * Reads a CSV file with a header, in UTF-8 with or without a byte order mark.
 *
 * @param bytes the file, or its text
 * @param required columns that must be there; further columns are kept
 * @returns the table, empty when `problems` says that it cannot be read:
 *   NOT_UTF8, CORRUPT_CSV, NO_HEADER, REPEATED_COLUMN, MISSING_COLUMN, WRONG_CELL_COUNT
 */
export function readCsv(
  bytes: Uint8Array | string,
  required: readonly string[] = [],
): { table: CsvTable; problems: FileProblem[] } {
  const refuse = (problems: FileProblem[]) => ({ table: { columns: [], rows: [] }, problems })
  const text = typeof bytes === 'string' ? bytes : decodeUtf8(bytes)
  if (text === null) return refuse([problem(1, null, 'NOT_UTF8', 'The file is not text in UTF-8.')])

  const parsed = parseRecords(text)
  if ('code' in parsed) return refuse([parsed])
  const [header, ...records] = parsed
  if (!header) return refuse([problem(1, null, 'NO_HEADER', 'The file is empty.')])

  const columns = header.record.map((name) => name.trim())
  const problems = [...checkHeader(columns, required), ...checkCellCounts(columns, records)]
  if (problems.length > 0) return refuse(problems)
  const rows = records.map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(columns.map((name, at) => [name, (record[at] ?? '').trim()])),
  }))
  return { table: { columns, rows }, problems: [] }
}

export type CsvCell = string | number | boolean | null

/** Rows turned to text at a time; keeps memory flat when rows come from a cursor. */
const BATCH = 1000

/**
 * Writes a table as CSV (RFC 4180, \r\n), piece by piece. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers and lone signs stay as they are.
 *
 * @param rows cells in the order of `columns`; null becomes an empty cell
 */
export function* csvChunks(columns: string[], rows: Iterable<CsvCell[]>): Generator<string> {
  let batch: CsvCell[][] = [columns]
  for (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield toText(batch)
    batch = []
  }
  if (batch.length > 0) yield toText(batch)
}

/** The whole table as one text; see `csvChunks`. */
export function writeCsv(columns: string[], rows: Iterable<CsvCell[]>): string {
  return [...csvChunks(columns, rows)].join('')
}

/** One row as text, ended by \r\n. A cell with a comma, a quote or a line break is quoted. */
export function csvLine(cells: readonly CsvCell[]): string {
  let line = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (at > 0) line += ','
    if (cell === null || cell === undefined) continue
    line += typeof cell === 'string' ? textCell(cell) : cell
  }
  return line + '\r\n'
}

/** Most words: they begin with no sign, and need no quotes. */
const PLAIN = /^[\w.][\w.:@ -]{0,40}$/

/** Plain words met before, for codes come again in every row: a look here costs less than the test. */
const KNOWN = new Set<string>()
const MOST_KNOWN = 5000

function textCell(text: string): string {
  if (KNOWN.has(text)) return text
  if (!PLAIN.test(text)) return quoted(withoutFormula(text))
  if (KNOWN.size < MOST_KNOWN) KNOWN.add(text)
  return text
}

function toText(rows: readonly CsvCell[][]): string {
  let text = ''
  for (const row of rows) text += csvLine(row)
  return text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Signs a formula can begin with. */
const SUSPICIOUS = /^[=@\t\r\n＝＠+\-＋－]/

function withoutFormula(text: string): string {
  if (!SUSPICIOUS.test(text)) return text
  const runs =
    /^[=@\t\r\n＝＠]/.test(text) || (/^[+\-＋－]./s.test(text) && !/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text))
  return runs ? `'${text}` : text
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

interface CsvRecord {
  record: string[]
  line: number
}

function parseRecords(text: string): CsvRecord[] | FileProblem {
  try {
    const records = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ record, line: info.lines - lineBreaksIn(record) }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return problem(Number(error.lines ?? 1), null, 'CORRUPT_CSV', error.message)
  }
}

/** `info.lines` is the last line of a record; a quoted cell may span several. */
function lineBreaksIn(record: string[]): number {
  return record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0)
}

function checkHeader(columns: string[], required: readonly string[]): FileProblem[] {
  const missing = required.filter((name) => !columns.includes(name))
  const repeated = columns.filter((name, at) => columns.indexOf(name) !== at)
  return [
    ...missing.map((name) => problem(1, name, 'MISSING_COLUMN', `The column ${name} is missing.`)),
    ...repeated.map((name) => problem(1, name, 'REPEATED_COLUMN', `The column ${name} occurs twice.`)),
  ]
}

function checkCellCounts(columns: string[], records: CsvRecord[]): FileProblem[] {
  return records
    .filter(({ record }) => record.length !== columns.length)
    .map(({ record, line }) =>
      problem(
        line,
        null,
        'WRONG_CELL_COUNT',
        `The line has ${record.length} cells where the header has ${columns.length}.`,
      ),
    )
}

function problem(line: number, column: string | null, code: string, message: string): FileProblem {
  return { line, column, code, message }
}
