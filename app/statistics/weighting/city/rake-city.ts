import { Refusal } from '../../refusal.ts'
import type { MarginTarget } from './margin-targets.ts'
import type { RakeUnits } from './rake-units.ts'

/** Result of raking the units of a city. */
export interface RakedUnits {
  weights: Float64Array
  /** per margin, the weights right after that margin in the last cycle: the residual map needs them */
  afterMargin: Float64Array[]
  iterations: number
  /** largest relative deviation of a margin category from its target */
  deviation: number
}

/**
 * Iterative proportional fitting over units: each margin in turn scales its categories to their
 * targets, until after a whole cycle every margin holds within the tolerance.
 *
 * @throws Refusal EMPTY_MARGIN_CELL when a category with a target carries no weight
 * Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11(4), 427-444.
 */
export function rakeCity(
  units: RakeUnits,
  start: Float64Array,
  margins: MarginTarget[],
  maxIterations: number,
  tolerance: number,
): RakedUnits {
  const afterMargin = margins.map(() => new Float64Array(start.length))
  let weights = start
  let deviation = largestDeviation(units, weights, margins)
  let iterations = 0
  do {
    for (let m = 0; m < margins.length; m++) {
      const next = afterMargin[m]!
      scaleToMargin(units, m, margins[m]!, weights, next)
      weights = next
    }
    iterations++
    deviation = largestDeviation(units, weights, margins)
  } while (deviation > tolerance && iterations < maxIterations && margins.length > 0)
  return { weights, afterMargin, iterations, deviation }
}

/** Largest |weighted category / target - 1| over all margins. */
export function largestDeviation(units: RakeUnits, weights: Float64Array, margins: MarginTarget[]): number {
  let largest = 0
  margins.forEach(({ targets }, m) => {
    const sums = categorySums(units, m, targets.length, weights)
    targets.forEach((target, c) => (largest = Math.max(largest, Math.abs(sums[c]! / target - 1))))
  })
  return largest
}

function scaleToMargin(
  units: RakeUnits,
  m: number,
  { margin, targets }: MarginTarget,
  weights: Float64Array,
  into: Float64Array,
): void {
  const codes = units.codes[m]!
  const sums = categorySums(units, m, targets.length, weights)
  const factors = targets.map((target, c) => target / sums[c]!)
  const empty = factors.findIndex((f) => !Number.isFinite(f))
  if (empty >= 0) {
    const category = margin.categories[empty] ?? 'withheld'
    throw new Refusal('EMPTY_MARGIN_CELL', {
      margin: [margin.variable],
      category: { [margin.variable]: category },
    })
  }
  for (let u = 0; u < weights.length; u++) into[u] = weights[u]! * (factors[codes[u]!] ?? 0)
}

function categorySums({ count, codes }: RakeUnits, m: number, size: number, weights: Float64Array) {
  const sums = new Float64Array(size)
  const category = codes[m]!
  for (let u = 0; u < weights.length; u++) {
    const c = category[u]!
    if (c >= 0) sums[c]! += count[u]! * weights[u]!
  }
  return sums
}
