/** A number as it is stamped on a sheet. */
export const SHEET = /^[0-9A-Z-]{1,20}$/

/** One sheet in this many is to be keyed a second time. */
export const SECOND_KEYING_EVERY = 10

/** An item that two keyings of a sheet read differently, as keyed. */
export interface SheetDifference {
  item: string
  first: string
  second: string
}

/** A sheet that was keyed in. */
export interface SheetLine {
  sheet: string
  cityCode: string
  keyedBy: string
  /** YYYY-MM-DD */
  keyedOn: string
  secondBy: string | null
  secondOn: string | null
  /** fields compared in the second keying */
  compared: number | null
  differing: SheetDifference[] | null
}
