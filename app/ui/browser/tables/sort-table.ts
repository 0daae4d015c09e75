import { compareCells, valueOf } from './compare-cells.ts'

type Order = 'ascending' | 'descending' | null

/**
 * Heads of columns become buttons that sort: upwards, downwards, and back to the order the page came in. Rows that head
 * a group stand only in that order.
 */
export function sortTable(table: HTMLTableElement): void {
  const head = table.tHead?.rows[0]
  if (!head || table.tHead?.rows.length !== 1) return
  const bodies = Array.from(table.tBodies)
  const first = bodies[0]
  if (!first) return
  const asCome = bodies.map((body) => ({ body, rows: Array.from(body.rows) }))
  const heads = Array.from(head.cells).filter(
    (cell) => (cell.textContent ?? '').trim() !== '' && !('unsorted' in cell.dataset),
  )

  for (const cell of heads) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sort-button'
    button.append(...Array.from(cell.childNodes))
    cell.append(button)
    button.addEventListener('click', () => {
      const now = nextOf(cell.getAttribute('aria-sort') as Order)
      for (const other of heads) other.removeAttribute('aria-sort')
      if (now) cell.setAttribute('aria-sort', now)
      put(now, cell.cellIndex)
    })
  }

  function put(order: Order, column: number): void {
    if (order === null) {
      for (const { body, rows } of asCome) body.append(...rows)
      return
    }
    const all = asCome.flatMap(({ rows }) => rows)
    const plain = all.filter((row) => row.cells.length > column && !isGroupHead(row))
    const compare = compareCells(document.documentElement.lang)
    const valued = plain.map((row) => ({ row, value: valueOf(textOf(row.cells[column])) }))
    valued.sort((a, b) => compare(a.value, b.value, order === 'descending'))
    for (const row of all) if (isGroupHead(row)) row.remove()
    first!.append(...valued.map(({ row }) => row))
  }
}

function nextOf(order: Order): Order {
  if (order === null) return 'ascending'
  return order === 'ascending' ? 'descending' : null
}

function isGroupHead(row: HTMLTableRowElement): boolean {
  return row.cells.length === 1 && row.cells[0]!.colSpan > 1
}

/** What a cell is sorted by: the value it names, or its first line. */
function textOf(cell: HTMLTableCellElement | undefined): string {
  if (!cell) return ''
  if (cell.dataset['value'] !== undefined) return cell.dataset['value']
  const copy = cell.cloneNode(true) as HTMLElement
  for (const part of copy.querySelectorAll(
    'svg, .interval, .city-kind, .block, .heat-note, [aria-hidden="true"]',
  ))
    part.remove()
  return (copy.textContent ?? '').trim()
}
