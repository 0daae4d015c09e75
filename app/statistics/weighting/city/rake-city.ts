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
  const sums = margins.map(({ targets }) => new Float64Array(targets.length))
  let factor = new Float64Array(before.length).fill(1)
  let deviation = 0
  let iterations = 0
  do {
    for (let m = 0; m < margins.length; m++) {
      const codes = units.cellCodes[m]!
      // the check of the cycle before has added up the first margin already
      if (m > 0 || iterations === 0) addUp(codes, before, factor, sums[m]!)
      scaleToMargin(codes, margins[m]!, sums[m]!, factor, factors[m]!)
      factor = factors[m]!
    }
    iterations++
    deviation = deviationOf(units, before, factor, margins, sums)
  } while (deviation > tolerance && iterations < maxIterations && margins.length > 0)
  const weights = start.map((w, u) => w * factor[units.cell[u]!]!)
  return { weights, start, factors, iterations, deviation }
}

/** Largest |weighted category / target - 1| over all margins. */
export function largestDeviation(units: RakeUnits, weights: Float64Array, margins: MarginTarget[]): number {
  const cells = cellWeights(units, weights)
  const sums = margins.map(({ targets }) => new Float64Array(targets.length))
  return deviationOf(units, cells, new Float64Array(cells.length).fill(1), margins, sums)
}

function cellWeights({ count, cell, cellCodes }: RakeUnits, weights: Float64Array): Float64Array {
  const sums = new Float64Array(cellCodes[0]?.length ?? 1)
  for (let u = 0; u < weights.length; u++) sums[cell[u]!]! += count[u]! * weights[u]!
  return sums
}

/** Adds up every margin, into `sums`, and holds it against its targets. */
function deviationOf(
  { cellCodes }: RakeUnits,
  before: Float64Array,
  factor: Float64Array,
  margins: MarginTarget[],
  sums: Float64Array[],
): number {
  let largest = 0
  for (let m = 0; m < margins.length; m++) {
    const { targets } = margins[m]!
    const own = sums[m]!
    addUp(cellCodes[m]!, before, factor, own)
    for (let c = 0; c < targets.length; c++) {
      largest = Math.max(largest, Math.abs(own[c]! / targets[c]! - 1))
    }
  }
  return largest
}

/** Turns the sums of a margin into its scales and applies them; a dropped category gets nothing. */
function scaleToMargin(
  codes: Int32Array,
  { margin, targets }: MarginTarget,
  sums: Float64Array,
  factor: Float64Array,
  into: Float64Array,
): void {
  for (let c = 0; c < targets.length; c++) {
    const scale = targets[c]! / sums[c]!
    if (!Number.isFinite(scale)) {
      throw new Refusal('EMPTY_MARGIN_CELL', {
        margin: [margin.variable],
        category: { [margin.variable]: margin.categories[c] ?? 'withheld' },
      })
    }
    sums[c] = scale
  }
  for (let c = 0; c < factor.length; c++) into[c] = codes[c]! < 0 ? 0 : factor[c]! * sums[codes[c]!]!
}

function addUp(codes: Int32Array, before: Float64Array, factor: Float64Array, sums: Float64Array): void {
  sums.fill(0)
  for (let c = 0; c < codes.length; c++) {
    if (codes[c]! >= 0) sums[codes[c]!]! += before[c]! * factor[c]!
  }
}
