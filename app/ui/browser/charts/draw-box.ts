import type { Sheet } from './sheet.ts'

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const
const CLEAR = /^(transparent|rgba\(.*, 0\))$/

/** Ground and borders of an element, as far as they can be seen. */
export function drawBox(element: Element, sheet: Sheet): void {
  const style = getComputedStyle(element)
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const hatched = style.backgroundImage.includes('repeating-linear-gradient')
  if (hatched || !CLEAR.test(style.backgroundColor)) {
    const ground = sheet.add('rect', { ...sheet.at(left, top), width, height })
    ground.setAttribute('fill', hatched ? sheet.hatch() : style.backgroundColor)
    ground.setAttribute('rx', String(parseFloat(style.borderTopLeftRadius) || 0))
  }
  const from = sheet.at(left, top)
  const to = sheet.at(right, bottom)
  for (const side of SIDES) {
    const thick = parseFloat(style[`border${side}Width`])
    const colour = style[`border${side}Color`]
    if (!(thick > 0) || style[`border${side}Style`] === 'none' || CLEAR.test(colour)) continue
    const [x1, x2] = side === 'Left' ? [from.x, from.x] : side === 'Right' ? [to.x, to.x] : [from.x, to.x]
    const [y1, y2] = side === 'Top' ? [from.y, from.y] : side === 'Bottom' ? [to.y, to.y] : [from.y, to.y]
    sheet.add('line', { x1, x2, y1, y2, stroke: colour, 'stroke-width': thick })
  }
}
