import { fileName } from './file-name.ts'
import { drawFigure } from './draw-figure.ts'
import { tableGrid } from './table-grid.ts'
import { gridCsv } from './grid-csv.ts'

/** Shows the two buttons of a chart's files and does what they say. */
export function offerFiles(figure: HTMLElement): void {
  const tools = figure.querySelector<HTMLElement>('.chart-tools')
  if (!tools) return
  const table = figure.querySelector<HTMLTableElement>('.chart-twin table, .chart-body table')
  for (const button of tools.querySelectorAll<HTMLButtonElement>('[data-download]')) {
    const kind = button.dataset['download']
    if (kind === 'csv' && !table) button.hidden = true
    button.addEventListener('click', () => {
      if (kind === 'svg') return save(figure, 'svg', 'image/svg+xml', drawFigure(figure, sourceOf(figure)))
      if (!table) return
      const { source = '', interval = '' } = button.dataset
      const grid = tableGrid(table, interval)
      save(figure, 'csv', 'text/csv;charset=utf-8', gridCsv(grid, source, sourceOf(figure)))
    })
  }
  tools.hidden = false
}

/** Where the figures come from; on a page of synthetic data with the word that they are synthetic. */
function sourceOf(figure: HTMLElement): string {
  const source = figure.querySelector('.chart-source')?.textContent ?? ''
  const label = document.querySelector('[data-synthetic]')?.textContent ?? ''
  return [label, source].filter(Boolean).join(' ')
}

function save(figure: HTMLElement, ending: string, type: string, text: string): void {
  const title = figure.querySelector('.chart-title')?.textContent ?? ''
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = `${fileName(figure.dataset['file'] ?? title)}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
