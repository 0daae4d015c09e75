import type { DescribedTable, TableColumn } from '../../described-table.ts'

/** Bytes of one slot; everything in the file is a whole number of them. */
export const SLOT = 8
/** Bytes of text in a segment of a long text, and the bytes its length counts for. */
const SEGMENT = 255
const COUNTED = 252

/** A variable of the file: a column, in segments where its text is longer than one can be. */
export interface SavVariable {
  column: TableColumn
  at: number
  /** name of at most 8 characters; the long one stands in an extension */
  shortName: string
  /** bytes of text; 0 = a number */
  width: number
  segments: { shortName: string; width: number }[]
  /** place of its first slot, counted from 1 */
  slot: number
}

/** Lays the columns of a table out as variables. @param bytes longest text of each column */
export function savVariables({ columns }: DescribedTable, bytes: readonly number[]): SavVariable[] {
  let slot = 1
  let number = 0
  return columns.map((column, at) => {
    const width = column.kind === 'text' ? Math.max(1, bytes[at]!) : 0
    const segments = segmentWidths(width).map((each) => ({ shortName: `V${++number}`, width: each }))
    const variable = { column, at, shortName: segments[0]!.shortName, width, segments, slot }
    for (const segment of segments) slot += slotsOf(segment.width)
    return variable
  })
}

/** Slots that a value of a width takes; a number takes one. */
export function slotsOf(width: number): number {
  return Math.max(1, Math.ceil(width / SLOT))
}

/** A value in one slot. */
export function slotOf(value: number | string, width: number): Buffer {
  const slot = Buffer.alloc(SLOT, 0x20)
  if (width === 0) slot.writeDoubleLE(Number(value))
  else slot.write(String(value))
  return slot
}

/** A text of more than 255 bytes is cut into segments of 255, of which each counts for 252 of its length. */
function segmentWidths(width: number): number[] {
  if (width <= SEGMENT) return [width]
  const count = Math.ceil(width / COUNTED)
  return Array.from({ length: count }, (_, at) => (at < count - 1 ? SEGMENT : width - at * COUNTED))
}

/** The bytes of a text that go into each of its segments. */
export function* segmentsOf(
  text: Buffer,
  { segments }: SavVariable,
): Generator<{ part: Buffer; slots: number }> {
  for (const [at, { width }] of segments.entries()) {
    yield { part: text.subarray(at * SEGMENT, (at + 1) * SEGMENT), slots: slotsOf(width) }
  }
}
