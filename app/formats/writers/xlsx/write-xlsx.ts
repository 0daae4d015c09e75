import type { Language } from '#app/survey/item.ts'
import type { CsvCell } from '../../csv.ts'
import type { DescribedTable, TableColumn } from '../../described-table.ts'
import { rowBatches } from '../../row-batches.ts'
import { CODEBOOK_COLUMNS, codebookRows } from '../codebook-rows.ts'
import { sheetFoot, sheetHead, sheetRow, STYLE, type SheetLook } from './sheet-rows.ts'
import { workbookParts } from './workbook-parts.ts'
import { zipChunks, type ZipEntry } from './zip.ts'

/** Most rows of a sheet, the header among them. */
const MOST_ROWS = 1_048_576

/** Rows held at a time, and characters handed on: larger ones outlive their use, and a million rows make thousands. */
const ROWS = 100
const PIECE = 1 << 15

const SHEET_NAMES: Record<Language, { data: string; codebook: string; method: string }> = {
  'zh-CN': { data: '数据', codebook: '编码表', method: '方法' },
  en: { data: 'Data', codebook: 'Codebook', method: 'Method' },
}

/**
 * A table as an Excel workbook: the data with a frozen header and filters, its codebook, its method card. Numbers are
 * whole, only shown with two decimals. Written row by row; data beyond the length of a sheet go on in the next.
 */
export async function* writeXlsx(table: DescribedTable, language: Language): AsyncGenerator<Uint8Array> {
  yield* zipChunks(entriesOf(table, language))
}

async function* entriesOf(table: DescribedTable, language: Language): AsyncGenerator<ZipEntry> {
  const names = SHEET_NAMES[language]
  const sheets: string[] = []
  const sheet = (name: string, content: ZipEntry['content']): ZipEntry => {
    sheets.push(name)
    return { name: `xl/worksheets/sheet${sheets.length}.xml`, content }
  }
  const batches = rowBatches(table.rows(), ROWS)
  const rest: Rest = { rows: [], done: false }
  try {
    while (!rest.done) {
      const name = sheets.length === 0 ? names.data : `${names.data} ${sheets.length + 1}`
      yield sheet(name, dataSheet(table, batches, rest))
    }
  } finally {
    await batches.return(undefined)
  }
  if (table.kind !== 'words') {
    yield sheet(
      names.codebook,
      wordSheet(CODEBOOK_COLUMNS, codebookRows(table), [26, 34, 40, 10, 16, 30, 34, 10]),
    )
    const notes = table.notes.map(({ key, text }) => [key, text['zh-CN'], text.en])
    yield sheet(names.method, wordSheet(['key', 'zh-CN', 'en'], notes, [18, 70, 90]))
  }
  yield* workbookParts(sheets)
}

/** Rows read from the table that the last sheet had no room for. */
interface Rest {
  rows: CsvCell[][]
  done: boolean
}

async function* dataSheet(
  { kind, columns }: DescribedTable,
  batches: AsyncGenerator<CsvCell[][]>,
  rest: Rest,
): AsyncGenerator<string> {
  const look: SheetLook = {
    widths: columns.map(widthOf),
    frozenColumns: kind === 'figures' ? keysAhead(columns) : 1,
    filtered: true,
  }
  const styles = columns.map((column) => styleOf(column, kind))
  yield sheetHead(look) + headerRow(columns.map(({ name }) => name))
  let rows = 1
  while (rows < MOST_ROWS) {
    if (rest.rows.length === 0) {
      const next = await batches.next()
      if (next.done) {
        rest.done = true
        break
      }
      rest.rows = next.value
    }
    let text = ''
    for (const row of rest.rows.splice(0, MOST_ROWS - rows)) {
      text += sheetRow(++rows, row, styles)
      if (text.length < PIECE) continue
      yield text
      text = ''
    }
    yield text
  }
  yield sheetFoot(look, rows)
}

function* wordSheet(
  columns: readonly string[],
  rows: Iterable<CsvCell[]>,
  widths: number[],
): Generator<string> {
  const look: SheetLook = { widths, frozenColumns: 0, filtered: false }
  const styles = widths.map(() => STYLE.wrapped)
  yield sheetHead(look) + headerRow(columns)
  let number = 1
  for (const row of rows) yield sheetRow(++number, row, styles)
  yield sheetFoot(look, number)
}

function headerRow(names: readonly string[]): string {
  return sheetRow(
    1,
    names,
    names.map(() => STYLE.header),
  )
}

/** Columns before the first that is no key: they stay in sight. */
function keysAhead(columns: readonly TableColumn[]): number {
  const first = columns.findIndex(({ role }) => role === 'measure' || role === 'attribute')
  return first < 0 ? 0 : first
}

function widthOf({ name, kind, options }: TableColumn): number {
  return Math.max(name.length + 4, kind === 'text' ? (options ? 14 : 18) : 11)
}

function styleOf({ kind: holds }: TableColumn, kind: DescribedTable['kind']): number {
  if (holds === 'text') return kind === 'words' ? STYLE.wrapped : STYLE.plain
  return holds === 'integer' ? STYLE.integer : STYLE.number
}
