import { Refusal } from '../../refusal.ts'
import type { MarginTarget } from './margin-targets.ts'
import type { RakeUnits } from './rake-units.ts'

/** Result of raking the units of a city. */
export interface RakedUnits {
  weights: Float64Array
  /** weights before raking, per unit */
  start: Float64Array
  /** per margin, the factor of each cell right after that margin in the last cycle */
  factors: Float64Array[]
  iterations: number
  /** largest relative deviation of a margin category from its target */
  deviation: number
}

/**
 * Iterative proportional fitting over margin cells: each margin in turn scales its categories to their
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
  const before = cellWeights(units, start)
  const factors = margins.map(() => new Float64Array(before.length))
  let factor = new Float64Array(before.length).fill(1)
  let deviation = 0
  let iterations = 0
  do {
    for (let m = 0; m < margins.length; m++) {
      const next = factors[m]!
      scaleToMargin(units.cellCodes[m]!, margins[m]!, before, factor, next)
      factor = next
    }
    iterations++
    deviation = deviationOf(units, weighCells(before, factor), margins)
  } while (deviation > tolerance && iterations < maxIterations && margins.length > 0)
  const weights = start.map((w, u) => w * factor[units.cell[u]!]!)
  return { weights, start, factors, iterations, deviation }
}

/** Largest |weighted category / target - 1| over all margins. */
export function largestDeviation(units: RakeUnits, weights: Float64Array, margins: MarginTarget[]): number {
  return deviationOf(units, cellWeights(units, weights), margins)
}

function cellWeights({ count, cell, cellCodes }: RakeUnits, weights: Float64Array): Float64Array {
  const sums = new Float64Array(cellCodes[0]?.length ?? 1)
  for (let u = 0; u < weights.length; u++) sums[cell[u]!]! += count[u]! * weights[u]!
  return sums
}

function weighCells(before: Float64Array, factor: Float64Array): Float64Array {
  return before.map((w, c) => w * factor[c]!)
}

function deviationOf({ cellCodes }: RakeUnits, cells: Float64Array, margins: MarginTarget[]): number {
  let largest = 0
  margins.forEach(({ targets }, m) => {
    const sums = categorySums(cellCodes[m]!, targets.length, cells)
    targets.forEach((target, c) => (largest = Math.max(largest, Math.abs(sums[c]! / target - 1))))
  })
  return largest
}

function scaleToMargin(
  codes: Int32Array,
  { margin, targets }: MarginTarget,
  before: Float64Array,
  factor: Float64Array,
  into: Float64Array,
): void {
  const sums = categorySums(codes, targets.length, weighCells(before, factor))
  const scale = targets.map((target, c) => target / sums[c]!)
  const empty = scale.findIndex((f) => !Number.isFinite(f))
  if (empty >= 0) {
    throw new Refusal('EMPTY_MARGIN_CELL', {
      margin: [margin.variable],
      category: { [margin.variable]: margin.categories[empty] ?? 'withheld' },
    })
  }
  for (let c = 0; c < factor.length; c++) into[c] = factor[c]! * (scale[codes[c]!] ?? 0)
}

function categorySums(codes: Int32Array, size: number, cells: Float64Array): Float64Array {
  const sums = new Float64Array(size)
  for (let c = 0; c < cells.length; c++) if (codes[c]! >= 0) sums[codes[c]!]! += cells[c]!
  return sums
}
