/** The span of an axis. */
export interface Domain {
  min: number
  max: number
}

/** The axis of every score, unless a zoom is said. */
export const SCORES: Domain = { min: 0, max: 100 }

/** Room at both ends, in per cent of the width, so that a mark at an end is not cut. */
const PAD = 2

/**
 * Where a value stands on an axis, for SVG coordinates that grow with the page.
 *
 * @returns per cent of the width, in [2, 98]; values outside the domain stand at its end
 */
export function position(value: number, { min, max }: Domain): number {
  const share = max === min ? 0.5 : (value - min) / (max - min)
  return PAD + Math.min(1, Math.max(0, share)) * (100 - 2 * PAD)
}

/** The same as an SVG length. */
export function at(value: number, domain: Domain): string {
  return `${position(value, domain).toFixed(2)}%`
}

/** The length between two values as an SVG length. */
export function span(low: number, high: number, domain: Domain): string {
  return `${Math.max(0, position(high, domain) - position(low, domain)).toFixed(2)}%`
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200]

/** Nearer to an end than so much of a step, a number would run into that of the end. */
const CLEAR = 0.6

/** Round values along an axis, its ends among them: at most six, in even steps where the ends allow it. */
export function ticks({ min, max }: Domain): number[] {
  const fitting = STEPS.filter((size) => (max - min) / size <= 5 + 1e-9)
  const even = fitting.find((size) => isMultiple(min, size) && isMultiple(max, size) && max - min > size)
  const step = even ?? fitting[0] ?? max - min
  const inner: number[] = []
  for (let value = Math.ceil(min / step) * step; value < max; value += step) {
    if (value - min > step * CLEAR && max - value > step * CLEAR) inner.push(value)
  }
  return [min, ...inner, max]
}

function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < 1e-9
}
