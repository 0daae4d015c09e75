import { cellReader, type CellReader } from '#app/formats/cells.ts'
import type { CsvRow, CsvTable, FileProblem } from '#app/formats/csv.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import type { MarginColumns } from '#app/survey/response.ts'

/** Which columns of the file hold what; items are named by the codebook. */
export interface ColumnMapping {
  area: string
  wave: string | null
  mode: string | null
  weight: string | null
  stratum: string | null
  margins: Partial<Record<keyof MarginColumns, string>>
}

/** One respondent of the file. */
export interface MicrodataRow extends MarginColumns {
  /** as the file has it; '' without a wave column */
  wave: string
  area: string
  stratum: string | null
  baseWeight: number
  mode: string
  answers: Answers
}

/**
 * Reads the rows of a microdata file against its codebook. A blank cell of an item was not asked or not answered.
 *
 * @returns rows in the order of the file; problems MISSING_COLUMN, BLANK, NOT_IN_CODE_LIST, NOT_A_NUMBER and TOO_SMALL,
 *   each with its line and column
 */
export function readMicrodata(
  table: CsvTable,
  items: Item[],
  mapping: ColumnMapping,
): { rows: MicrodataRow[]; problems: FileProblem[] } {
  const missing = [...namesOf(mapping), ...items.map(({ code }) => code)].filter(
    (name) => !table.columns.includes(name),
  )
  if (missing.length > 0) {
    const problems = missing.map((column) => ({
      line: 1,
      column,
      code: 'MISSING_COLUMN',
      message: `The column ${column} is missing.`,
    }))
    return { rows: [], problems }
  }

  const problems: FileProblem[] = []
  const codeLists = items.map((item) => ({
    code: item.code,
    values: new Map(item.options.map(({ value }) => [String(value), value])),
  }))
  const rows = table.rows.map((line) => {
    const read = cellReader(line, problems)
    const given = (column: string | null | undefined) => (column ? line.cells[column] || null : null)
    return {
      wave: mapping.wave ? read.text(mapping.wave) : '',
      area: read.text(mapping.area),
      stratum: mapping.stratum ? read.text(mapping.stratum) : null,
      baseWeight: mapping.weight ? readWeight(read, mapping.weight) : 1,
      mode: given(mapping.mode) ?? 'unknown',
      sex: given(mapping.margins.sex),
      ageGroup: given(mapping.margins.ageGroup),
      education: given(mapping.margins.education),
      district: given(mapping.margins.district),
      answers: readAnswers(line, codeLists, read),
    }
  })
  return { rows, problems }
}

/** Columns of the file that neither the mapping nor the codebook names. */
export function ignoredColumns(table: CsvTable, items: Item[], mapping: ColumnMapping): string[] {
  const used = new Set([...namesOf(mapping), ...items.map(({ code }) => code)])
  return table.columns.filter((name) => !used.has(name))
}

function namesOf({ margins, ...columns }: ColumnMapping): string[] {
  return [...Object.values(columns), ...Object.values(margins)].filter((name) => name !== null)
}

function readWeight(read: CellReader, column: string): number {
  const weight = read.number(column, { min: 0 })
  if (weight === 0) read.refuse(column, 'TOO_SMALL', `${column} is 0; a respondent stands for somebody.`)
  return weight
}

function readAnswers(
  line: CsvRow,
  codeLists: { code: string; values: Map<string, number | string> }[],
  read: CellReader,
): Answers {
  const answers: Answers = {}
  for (const { code, values } of codeLists) {
    const cell = line.cells[code] ?? ''
    if (cell === '') continue
    const value = values.get(cell) ?? values.get(plainNumber(cell))
    if (value === undefined) {
      read.refuse(
        code,
        'NOT_IN_CODE_LIST',
        `${code} is ${cell}, which is none of ${[...values.keys()].join(', ')}.`,
      )
    } else {
      answers[code] = value
    }
  }
  return answers
}

/** `4.0` and `04`, as statistics programs write them, are 4. */
function plainNumber(cell: string): string {
  return /^-?\d+(\.0+)?$/.test(cell) ? String(Number(cell)) : cell
}
