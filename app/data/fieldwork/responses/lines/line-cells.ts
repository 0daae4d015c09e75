import { RESPONSE_COLUMNS } from '../responses.server.ts'

/**
 * Where the cells of a hashed line lie in its bytes: that of column c of `RESPONSE_COLUMNS` from `starts[c]` up to
 * `ends[c]`, the quality flags behind the last.
 */
export interface LineCells {
  starts: Int32Array
  ends: Int32Array
}

/** Columns of the JSON array that a line begins with: all but the answers. */
const HEAD = RESPONSE_COLUMNS.length - 1

const QUOTE = 0x22
const COMMA = 0x2c
const BRACKET = 0x5d
const BACKSLASH = 0x5c
const TAB = 0x09
const LINE_FEED = 0x0a
const ZERO = 0x30

/** Room for the places of the cells of one line. */
export function lineCells(): LineCells {
  return { starts: new Int32Array(HEAD + 2), ends: new Int32Array(HEAD + 2) }
}

/**
 * Finds the cells of the line of `HASHED_LINE` that begins at a byte. Neither a tab nor a line feed stands in JSON
 * itself, where both are escaped.
 *
 * @param cells gets their places
 * @returns where the next line begins
 */
export function findCells(bytes: Buffer, from: number, { starts, ends }: LineCells): number {
  let at = from + 1
  for (let column = 0; column < HEAD; column++) {
    starts[column] = at
    at = endOfValue(bytes, at)
    ends[column] = at++
  }
  starts[HEAD] = at + 1
  ends[HEAD] = bytes.indexOf(TAB, at + 1)
  starts[HEAD + 1] = ends[HEAD]! + 1
  ends[HEAD + 1] = bytes.indexOf(LINE_FEED, starts[HEAD + 1])
  return ends[HEAD + 1]! + 1
}

/** Where a text, a number or null ends that begins at a byte. */
function endOfValue(bytes: Buffer, from: number): number {
  let at = from
  if (bytes[at] !== QUOTE) {
    while (bytes[at] !== COMMA && bytes[at] !== BRACKET) at++
    return at
  }
  at++
  while (bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at + 1
}

/** The number written at some bytes; NaN for null. */
export function numberAt(bytes: Buffer, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - ZERO
    if (digit < 0 || digit > 9) return Number(bytes.toString('latin1', from, to))
    value = value * 10 + digit
  }
  return value
}
