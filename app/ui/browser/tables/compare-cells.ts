/** What a cell says, read for sorting: a number where it begins with one, else its text; empty where it says nothing. */
export type CellValue = number | string

/** Cells with a dash in place of a figure say nothing. */
const NOTHING = /^[–—-]?$/
const NUMBER = /^[-−+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?/
/** A day or a time of one, which begins with a number and sorts as a text. */
const DAY = /^\d{4}[-年]/

export function valueOf(text: string): CellValue {
  if (NOTHING.test(text)) return ''
  const number = DAY.test(text) ? null : NUMBER.exec(text)
  return number ? Number(number[0].replace(/,/g, '').replace('−', '-')) : text
}

/**
 * The order of two cells in a language: numbers by size before texts, texts as the language orders them, cells that say
 * nothing last whichever way the column is sorted.
 */
export function compareCells(language: string): (a: CellValue, b: CellValue, downwards: boolean) => number {
  const collator = new Intl.Collator(language, { numeric: true })
  return (a, b, downwards) => {
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
    const turn = downwards ? -1 : 1
    if (typeof a === 'number' && typeof b === 'number') return turn * (a - b)
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
    return turn * collator.compare(String(a), String(b))
  }
}
