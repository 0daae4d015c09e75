import type { Sheet } from './sheet.ts'

/** One line of a text as the browser broke it. */
interface Line {
  text: string
  left: number
  top: number
  height: number
}

/** A text of the page, line by line where it stands. */
export function drawText(node: Text, sheet: Sheet): void {
  const parent = node.parentElement
  if (!parent || node.data.trim() === '') return
  for (const line of linesOf(node)) write(line, parent, sheet, 'start')
}

/** The number of an item of an ordered list, which is not among its texts. */
export function drawListNumber(element: Element, sheet: Sheet): void {
  const list = element.parentElement
  if (!(element instanceof HTMLLIElement) || !(list instanceof HTMLOListElement)) return
  const text = element.firstChild instanceof Text ? linesOf(element.firstChild)[0] : undefined
  if (!text || getComputedStyle(element).listStyleType === 'none') return
  const number = Array.from(list.children).indexOf(element) + 1
  write({ ...text, text: `${number}.`, left: text.left - 8 }, element, sheet, 'end')
}

function linesOf(node: Text): Line[] {
  const lines: Line[] = []
  const range = document.createRange()
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const [box] = Array.from(range.getClientRects())
    if (!box || box.width === 0) continue
    const last = lines[lines.length - 1]
    if (last && Math.abs(last.top - box.top) < box.height / 2) last.text += node.data[at]
    else lines.push({ text: node.data[at] ?? '', left: box.left, top: box.top, height: box.height })
  }
  return lines
}

function write({ text, left, top, height }: Line, element: Element, sheet: Sheet, anchor: string): void {
  const style = getComputedStyle(element)
  const { x, y } = sheet.at(left, top + riseOf(style, height))
  const line = sheet.add('text', {
    x,
    y,
    fill: style.color,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'font-family': style.fontFamily,
    'text-anchor': anchor,
  })
  line.textContent = text.trimEnd()
}

/** From the top of a line to the foot of its letters. */
function riseOf(style: CSSStyleDeclaration, height: number): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return height * 0.8
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText('x')
  return above > 0 ? (height * above) / (above + below) : height * 0.8
}
