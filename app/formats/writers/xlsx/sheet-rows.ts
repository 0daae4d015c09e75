import type { CsvCell } from '../../csv.ts'
import { xmlText } from '../xml-text.ts'

/** The cell formats of `styles.xml`, in their order. */
export const STYLE = { plain: 0, header: 1, number: 2, integer: 3, wrapped: 4 } as const

/** Longest text a cell can hold. */
const MOST_CHARACTERS = 32_767

/** How a sheet looks: widths in characters, rows and columns that stay in sight. */
export interface SheetLook {
  widths: readonly number[]
  frozenColumns: number
  /** a filter button on each column */
  filtered: boolean
}

/** The start of a sheet, up to its rows. */
export function sheetHead({ widths, frozenColumns }: SheetLook): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const aside = frozenColumns > 0
  const corner = `${aside ? `xSplit="${frozenColumns}" ` : ''}ySplit="1" topLeftCell="${columnName(frozenColumns)}2"`
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<sheetViews><sheetView workbookViewId="0"><pane ${corner} activePane="${aside ? 'bottomRight' : 'bottomLeft'}" ` +
    `state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  )
}

/** The end of a sheet of so many rows, the header among them. */
export function sheetFoot({ widths, filtered }: SheetLook, rows: number): string {
  const filter = filtered ? `<autoFilter ref="A1:${columnName(widths.length - 1)}${rows}"/>` : ''
  return `</sheetData>${filter}</worksheet>`
}

/**
 * One row of a sheet. Text is text whatever it begins with: no spreadsheet runs it as a formula.
 *
 * @param number counted from 1
 * @param styles number of the format of each cell
 * @throws Error for a text longer than a cell can hold
 */
export function sheetRow(number: number, cells: readonly CsvCell[], styles: readonly number[]): string {
  let row = `<row r="${number}">`
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (cell === null || cell === undefined || cell === '') continue
    const lead = `<c r="${columnName(at)}${number}" s="${styles[at] ?? STYLE.plain}"`
    if (typeof cell === 'number') row += `${lead}><v>${cell}</v></c>`
    else if (typeof cell === 'boolean') row += `${lead} t="b"><v>${cell ? 1 : 0}</v></c>`
    else {
      if (cell.length > MOST_CHARACTERS) throw new Error(`A text of ${cell.length} characters fits no cell.`)
      row += `${lead} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
    }
  }
  return `${row}</row>`
}

const NAMES: string[] = []

/** A for 0, Z for 25, AA for 26. */
function columnName(at: number): string {
  const known = NAMES[at]
  if (known !== undefined) return known
  const letter = String.fromCharCode(65 + (at % 26))
  return (NAMES[at] = at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter)
}
