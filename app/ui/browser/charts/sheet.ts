const SVG = 'http://www.w3.org/2000/svg'

/** Properties of a drawing that a sheet of the page gives it; written into every part of it. */
const WRITTEN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
]

interface Frame {
  /** the place on the page that becomes the upper left corner */
  left: number
  top: number
  width: number
  height: number
  title: string
  description: string
  language: string
}

/** An SVG document that parts of a page are put on, each where it stands on the page. */
export class Sheet {
  private readonly root = document.createElementNS(SVG, 'svg')
  private readonly patterns = this.root.appendChild(document.createElementNS(SVG, 'defs'))

  constructor(private readonly frame: Frame) {
    const { width, height, title, description, language } = frame
    const { root } = this
    set(root, { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'xml:lang': language })
    for (const [name, text] of [
      ['title', title],
      ['desc', description],
    ] as const) {
      root.insertBefore(document.createElementNS(SVG, name), this.patterns).textContent = text
    }
    this.add('rect', { width, height, fill: '#ffffff' })
  }

  /** Where a place on the page lies on the sheet. */
  at(left: number, top: number): { x: number; y: number } {
    return { x: round(left - this.frame.left), y: round(top - this.frame.top) }
  }

  add(name: string, values: Record<string, string | number>): SVGElement {
    const part = this.root.appendChild(document.createElementNS(SVG, name))
    set(part, values)
    return part
  }

  /** A drawing of the page with all that its sheets give it. */
  addDrawing(drawing: SVGSVGElement): void {
    const { left, top, width, height } = drawing.getBoundingClientRect()
    const copy = this.root.appendChild(this.written(drawing))
    set(copy, { ...this.at(left, top), width: round(width), height: round(height), overflow: 'visible' })
  }

  /** The fill of what is not shown, where the page draws it by a background. */
  hatch(): string {
    if (!this.patterns.querySelector('#hatched')) {
      const pattern = this.patterns.appendChild(document.createElementNS(SVG, 'pattern'))
      set(pattern, { id: 'hatched', width: 7, height: 7, patternUnits: 'userSpaceOnUse' })
      set(pattern, { patternTransform: 'rotate(45)' })
      const line = pattern.appendChild(document.createElementNS(SVG, 'rect'))
      set(line, { width: 2, height: 7, fill: '#d5dce3' })
    }
    return 'url(#hatched)'
  }

  text(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.root)}\n`
  }

  /** A copy of a drawing's part with its looks written into it. */
  private written<E extends SVGElement>(part: E): E {
    const copy = part.cloneNode(false) as E
    const style = getComputedStyle(part)
    for (const name of WRITTEN) {
      const value = style.getPropertyValue(name)
      const pattern = /url\(.*?#([\w-]+)/.exec(value)?.[1]
      if (pattern !== undefined) this.takePattern(pattern)
      if (value !== '') copy.setAttribute(name, pattern === undefined ? value : `url(#${pattern})`)
    }
    for (const name of [
      'class',
      'style',
      'tabindex',
      'role',
      'aria-labelledby',
      'aria-describedby',
      'aria-hidden',
    ]) {
      copy.removeAttribute(name)
    }
    for (const child of Array.from(part.childNodes)) {
      if (!(child instanceof SVGElement)) copy.append(child.cloneNode(true))
      else if (getComputedStyle(child).display !== 'none') copy.append(this.written(child))
    }
    return copy
  }

  private takePattern(id: string): void {
    const pattern = document.getElementById(id)
    if (pattern instanceof SVGElement && !this.patterns.querySelector(`#${id}`)) {
      // taken before its parts are written, so that a pattern cannot ask for itself
      const place = this.patterns.appendChild(document.createElementNS(SVG, 'pattern'))
      place.id = id
      place.replaceWith(this.written(pattern))
    }
  }
}

function set(element: Element, values: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
