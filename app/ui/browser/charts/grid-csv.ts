/** A table as rows of texts: the first row are the heads of the columns. */
export type Grid = string[][]

/** What tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as CSV (RFC 4180) that spreadsheets open with its Chinese intact. Numbers lose the commas of their thousands,
 * texts that would run as a formula get an apostrophe before them, and every row says where it comes from.
 *
 * @param head of the column that says it
 */
export function gridCsv(grid: Grid, head: string, source: string): string {
  const lines = grid.map((row, at) => [...row.map(cell), cell(at === 0 ? head : source)].join(','))
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`
}

function cell(text: string): string {
  const plain = /^[-−+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replace(/,/g, '') : text
  const safe = /^[=@＝＠]|^[+\-＋－](?!\d)./.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
