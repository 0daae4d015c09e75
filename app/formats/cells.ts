import type { CsvRow, FileProblem } from './csv.ts'

export interface NumberRule {
  min?: number
  max?: number
  integer?: boolean
}

/** Reads the cells of one row as what they should be; what is wrong goes to `problems`, with line and column. */
export interface CellReader {
  /** the text; '' with a problem when blank */
  text(column: string): string
  /** the number; NaN with a problem when blank, no number or outside the rule */
  number(column: string, rule?: NumberRule): number
  /** the same, but a blank cell or an absent column is null */
  numberOrNull(column: string, rule?: NumberRule): number | null
  /** a day as YYYY-MM-DD; '' with a problem when it is none */
  day(column: string): string
  /** notes a problem of this row */
  refuse(column: string | null, code: string, message: string): void
}

/** A reader for one row. */
export function cellReader(row: CsvRow, problems: FileProblem[]): CellReader {
  const refuse = (column: string | null, code: string, message: string) => {
    problems.push({ line: row.line, column, code, message })
  }
  const cell = (column: string) => row.cells[column] ?? ''
  const number = (column: string, rule: NumberRule = {}) => {
    const text = cell(column)
    if (text === '') {
      refuse(column, 'BLANK', `${column} is blank.`)
      return NaN
    }
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
    const fault = numberFault(value, rule)
    if (fault) refuse(column, fault, `${column} is ${text}, which ${NUMBER_FAULTS[fault]}.`)
    return fault ? NaN : value
  }
  return {
    refuse,
    number,
    numberOrNull: (column, rule) => (cell(column) === '' ? null : number(column, rule)),
    text(column) {
      if (cell(column) === '') refuse(column, 'BLANK', `${column} is blank.`)
      return cell(column)
    },
    day(column) {
      if (isDay(cell(column))) return cell(column)
      refuse(column, 'NOT_A_DAY', `${column} is ${cell(column) || 'blank'}, not a day such as 2020-11-01.`)
      return ''
    },
  }
}

const NUMBER_FAULTS = {
  NOT_A_NUMBER: 'is not a number',
  NOT_A_WHOLE_NUMBER: 'is not a whole number',
  TOO_SMALL: 'is too small',
  TOO_LARGE: 'is too large',
} as const

function numberFault(value: number, rule: NumberRule): keyof typeof NUMBER_FAULTS | null {
  if (!Number.isFinite(value)) return 'NOT_A_NUMBER'
  if (rule.integer && !Number.isInteger(value)) return 'NOT_A_WHOLE_NUMBER'
  if (value < (rule.min ?? -Infinity)) return 'TOO_SMALL'
  return value > (rule.max ?? Infinity) ? 'TOO_LARGE' : null
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}
