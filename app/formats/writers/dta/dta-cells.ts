import type { CsvCell } from '../../csv.ts'
import { numberOf, textOf } from '../text-widths.ts'
import { isLongText, type DtaVariable } from './dta-variables.ts'

/** The missing value `.` of a whole number; .a to .z follow it. */
export const MISSING_LONG = 2_147_483_621
const MISSING_DOUBLE = 0x7fe0_0000_0000_0000n

/** One row of the data section. @param row counted from 1 */
export function dtaRow(variables: readonly DtaVariable[], cells: readonly CsvCell[], row: number): Buffer {
  const bytes = Buffer.alloc(variables.reduce((sum, { width }) => sum + width, 0))
  let offset = 0
  variables.forEach((variable, place) => {
    const { at, width, column, missing } = variable
    const cell = cells[at]
    if (column.kind === 'text') {
      if (!isLongText(variable)) bytes.write(textOf(cell), offset)
      else if (textOf(cell) !== '') {
        bytes.writeUInt16LE(place + 1, offset)
        bytes.writeUIntLE(row, offset + 2, 6)
      }
    } else {
      const value = numberOf(cell)
      const gap = value === null ? 0 : missing.get(value)
      if (column.kind === 'integer')
        bytes.writeInt32LE(gap === undefined ? value! : MISSING_LONG + gap, offset)
      else if (value === null) bytes.writeBigUInt64LE(MISSING_DOUBLE, offset)
      else bytes.writeDoubleLE(value, offset)
    }
    offset += width
  })
  return bytes
}

/** The long texts of a row, as they stand behind the data. @param row counted from 1 */
export function longTexts(
  variables: readonly DtaVariable[],
  cells: readonly CsvCell[],
  row: number,
): Buffer[] {
  return variables.flatMap((variable, place) => {
    const text = isLongText(variable) ? textOf(cells[variable.at]) : ''
    if (text === '') return []
    const content = Buffer.from(`${text}\0`)
    const head = Buffer.alloc(20)
    head.write('GSO')
    head.writeUInt32LE(place + 1, 3)
    head.writeBigUInt64LE(BigInt(row), 7)
    head.writeUInt8(130, 15)
    head.writeUInt32LE(content.length, 16)
    return [head, content]
  })
}
