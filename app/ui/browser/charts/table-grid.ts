import type { Grid } from './grid-csv.ts'

/**
 * What a table of the page says, as rows of texts. Heads of several rows become one; an interval below a value gets a
 * column of its own; further lines of a cell follow its first after a dot.
 *
 * @param interval what the column of intervals is called after its value's
 */
export function tableGrid(table: HTMLTableElement, interval: string): Grid {
  const heads = spread(Array.from(table.tHead?.rows ?? []))
  const width = Math.max(0, ...heads.map((row) => row.length))
  const head = Array.from({ length: width }, (_, at) =>
    [...new Set(heads.map((row) => (row[at] ? lineOf(row[at]) : '')))].filter(Boolean).join(' – '),
  )
  const rows = spread(Array.from(table.tBodies).flatMap((body) => Array.from(body.rows)))
  const withInterval = new Set<number>()
  for (const row of rows) {
    row.forEach((cell, at) => cell?.querySelector('.interval') && withInterval.add(at))
  }
  const columns = Array.from({ length: Math.max(width, ...rows.map((row) => row.length)) }, (_, at) => at)
  return [
    columns.flatMap((at) => {
      const name = head[at] ?? ''
      return withInterval.has(at) ? [name, `${name} (${interval})`] : [name]
    }),
    ...rows.map((row) =>
      columns.flatMap((at) => {
        const cell = row[at]
        const text = cell ? lineOf(cell, '.interval') : ''
        if (!withInterval.has(at)) return [text]
        const ends = cell?.querySelector('.interval')
        return [text, ends ? lineOf(ends) : '']
      }),
    ),
  ]
}

/** Every cell at its column; cells over several rows or columns stand at their first. */
function spread(rows: HTMLTableRowElement[]): (HTMLTableCellElement | null)[][] {
  const grid: (HTMLTableCellElement | null)[][] = rows.map(() => [])
  rows.forEach((row, down) => {
    let across = 0
    for (const cell of Array.from(row.cells)) {
      while (grid[down]![across] !== undefined) across++
      for (let below = 0; below < cell.rowSpan && down + below < rows.length; below++) {
        for (let beside = 0; beside < cell.colSpan; beside++) {
          grid[down + below]![across + beside] = below === 0 && beside === 0 ? cell : null
        }
      }
    }
  })
  return grid
}

/** What an element says in one line: without what is drawn or folded away. */
function lineOf(element: Element, without = ''): string {
  const copy = element.cloneNode(true) as Element
  for (const part of copy.querySelectorAll(
    `svg, details, script, .narrow-only, [aria-hidden="true"]${without && `, ${without}`}`,
  ))
    part.remove()
  for (const part of copy.querySelectorAll('.block, .city-kind, .heat-note, br, p, li')) part.prepend('\n')
  return (copy.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' · ')
}
