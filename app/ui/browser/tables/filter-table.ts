import { plain } from '#app/survey/cities/plain-name.ts'

/** A field above a table that leaves the rows holding what one types, and says how many. */
export function filterTable(field: HTMLInputElement): void {
  const box = field.closest<HTMLElement>('[hidden]')
  const table = document.getElementById(field.dataset['filters'] ?? '')
  const said = box?.querySelector<HTMLElement>('[role="status"]')
  if (!box || !said || !(table instanceof HTMLTableElement)) return
  const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows))
  const listed = rows.filter((row) => row.cells.length > 1)
  const texts = new Map(
    rows.map((row) => [row, plain(`${row.textContent ?? ''} ${row.dataset['names'] ?? ''}`)]),
  )
  box.hidden = false

  field.addEventListener('input', () => {
    const sought = plain(field.value)
    let shown = 0
    for (const row of rows) {
      const group = !listed.includes(row)
      row.hidden = sought !== '' && (group || !(texts.get(row) ?? '').includes(sought))
      if (!group && !row.hidden) shown++
    }
    said.textContent = sought === '' ? '' : sayRows(field, shown, listed.length)
  })
}

function sayRows({ dataset }: HTMLInputElement, shown: number, all: number): string {
  if (shown === 0) return dataset['nothing'] ?? ''
  return (dataset['rows'] ?? '').replace('{shown}', String(shown)).replace('{all}', String(all))
}
