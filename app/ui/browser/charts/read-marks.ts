const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
/** Long enough to move the pointer from a mark onto what it says. */
const LINGER_MS = 200

/**
 * Marks of a chart by keyboard and pointer: Tab comes to one of them, the arrow keys, Home and End go on from there,
 * and a small sheet says what the mark shows. Escape takes it away.
 */
export function readMarks(chart: HTMLElement): void {
  const marks = Array.from(chart.querySelectorAll<SVGGElement>('.chart-mark'))
  if (marks.length === 0) return
  const tip = makeTip(chart)
  // the browser's own sheet, which keys cannot reach, would stand over ours
  for (const mark of marks) mark.querySelector(':scope > title')?.remove()

  chart.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return tip.hide()
    const at = marks.findIndex((mark) => mark === document.activeElement)
    const wanted = at < 0 ? undefined : marks[nextOf(event.key, at, marks.length)]
    if (!wanted) return
    event.preventDefault()
    for (const mark of marks) mark.setAttribute('tabindex', mark === wanted ? '0' : '-1')
    wanted.focus()
  })
  chart.addEventListener('focusin', ({ target }) => tip.show(markOf(target)))
  chart.addEventListener('focusout', () => tip.hide())
  chart.addEventListener('pointerover', ({ target }) => tip.show(markOf(target)))
  chart.addEventListener('pointerleave', () => tip.hide())
}

/** Where a key leads from a mark; -1: nowhere. */
function nextOf(key: string, at: number, marks: number): number {
  if (key === 'Home') return 0
  if (key === 'End') return marks - 1
  const step = STEPS[key]
  return step === undefined ? -1 : Math.min(marks - 1, Math.max(0, at + step))
}

function markOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.chart-mark, .chart-tip') : null
}

/** The small sheet of a chart; the mark's own name is what assistive technology reads. */
function makeTip(chart: HTMLElement) {
  const sheet = document.createElement('div')
  sheet.className = 'chart-tip'
  sheet.setAttribute('aria-hidden', 'true')
  sheet.hidden = true
  chart.append(sheet)
  let leaving: ReturnType<typeof setTimeout> | undefined

  function show(mark: Element | null) {
    clearTimeout(leaving)
    if (mark === sheet) return
    if (!mark) return hide()
    sheet.textContent = mark.getAttribute('aria-label')
    sheet.hidden = false
    place(sheet, mark, chart)
  }

  function hide() {
    clearTimeout(leaving)
    leaving = setTimeout(() => (sheet.hidden = true), LINGER_MS)
  }
  return { show, hide }
}

/** Right below the mark, within the chart. */
function place(sheet: HTMLElement, mark: Element, chart: HTMLElement): void {
  const within = chart.getBoundingClientRect()
  const box = mark.getBoundingClientRect()
  const left = box.left - within.left + box.width / 2 - sheet.offsetWidth / 2
  sheet.style.left = `${Math.max(0, Math.min(left, within.width - sheet.offsetWidth))}px`
  sheet.style.top = `${box.bottom - within.top + 4}px`
}
