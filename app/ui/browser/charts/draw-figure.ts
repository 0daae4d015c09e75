import { drawBox } from './draw-box.ts'
import { drawText, drawListNumber } from './draw-text.ts'
import { inLight } from './in-light.ts'
import { Sheet } from './sheet.ts'

/** Width of a saved picture, and room around it; pixels. */
const WIDTH = 704
const MARGIN = 24

/** Parts of a figure that belong to its page, not to its picture. */
const NOT_DRAWN = '.chart-tools, .chart-twin, .chart-tip, .sr-only, script, [hidden]'

/**
 * A chart as a picture that stands alone: its finding, how to read it, whom it is about, its marks, its source, as the
 * page draws them in the light theme on a wide screen, with every colour and size written into it.
 *
 * @param source the last line
 * @returns an SVG document
 */
export function drawFigure(figure: HTMLElement, source: string): string {
  const copy = figure.cloneNode(true) as HTMLElement
  for (const part of copy.querySelectorAll(NOT_DRAWN)) part.remove()
  for (const part of copy.querySelectorAll('.chart-beside')) part.classList.remove('chart-beside')
  const last = copy.querySelector('.chart-source')
  if (last) last.textContent = source
  Object.assign(copy.style, {
    position: 'absolute',
    insetInlineStart: '-9999px',
    inlineSize: `${WIDTH}px`,
    margin: '0',
    forcedColorAdjust: 'none',
  })
  figure.after(copy)
  try {
    return inLight(() => drawn(copy, source))
  } finally {
    copy.remove()
  }
}

function drawn(figure: HTMLElement, source: string): string {
  const { left, top, height } = figure.getBoundingClientRect()
  const sheet = new Sheet({
    left: left - MARGIN,
    top: top - MARGIN,
    width: WIDTH + 2 * MARGIN,
    height: height + 2 * MARGIN,
    title: figure.querySelector('.chart-title')?.textContent ?? '',
    description: source,
    language: document.documentElement.lang,
  })
  draw(figure, sheet)
  return sheet.text()
}

function draw(element: Element, sheet: Sheet): void {
  if (getComputedStyle(element).display === 'none') return
  if (element instanceof SVGSVGElement) return sheet.addDrawing(element)
  drawBox(element, sheet)
  drawListNumber(element, sheet)
  for (const child of Array.from(element.childNodes)) {
    if (child instanceof Text) drawText(child, sheet)
    else if (child instanceof Element) draw(child, sheet)
  }
}
