import type { RakedUnits } from './rake-city.ts'
import type { RakeUnits } from './rake-units.ts'

const SWEEPS = 10

/**
 * The residual of raking for the linearised variance, as one number per unit: z'ᵢ = zᵢ + shift(unit i).
 *
 * Ten sweeps over the margins, each taking the unweighted category mean of z/w off z/w, with w the weights
 * right after that margin in the last raking cycle. There w = d g(cell) with d the weight before raking,
 * so what is taken off is d times a number per cell: the sweeps run over cells, the rows are never
 * touched.
 *
 * @returns from the sums of z per unit to the shift per unit
 * Source: Deville and Särndal (1992), JASA 87, 376-382; sweeps as in R survey 4.1.1 (svyrecvar).
 * Checked: tests/reference/survey-stats/rake-four-margins.
 */
export function rakingResidual(units: RakeUnits, { start, factors }: RakedUnits) {
  const { cell, cellCodes, count } = units
  const size = cellCodes[0]?.length ?? 0
  const respondents = new Float64Array(size)
  for (let u = 0; u < cell.length; u++) if (start[u]! > 0) respondents[cell[u]!]! += count[u]!
  const steps = cellCodes.map((codes, m) => marginStep(codes, factors[m]!, respondents))

  return (unitSums: Float64Array): Float64Array => {
    const scaled = new Float64Array(size)
    for (let u = 0; u < cell.length; u++) if (start[u]! > 0) scaled[cell[u]!]! += unitSums[u]! / start[u]!
    const shift = new Float64Array(size)
    for (let sweep = 0; sweep < SWEEPS; sweep++) for (const step of steps) step(scaled, shift)
    const perUnit = new Float64Array(cell.length)
    for (let u = 0; u < cell.length; u++) perUnit[u] = start[u]! * shift[cell[u]!]!
    return perUnit
  }
}

/** One margin of a sweep: takes its category means off the shift of every cell. */
function marginStep(codes: Int32Array, factor: Float64Array, respondents: Float64Array) {
  const size = codes.reduce((a, b) => Math.max(a, b), -1) + 1
  const n = new Float64Array(size)
  codes.forEach((category, c) => category >= 0 && (n[category]! += respondents[c]!))
  const share = factor.map((f, c) =>
    f > 0 && codes[c]! >= 0 && n[codes[c]!]! > 0 ? 1 / (f * n[codes[c]!]!) : 0,
  )
  const mean = new Float64Array(size)
  return (scaled: Float64Array, shift: Float64Array): void => {
    mean.fill(0)
    for (let c = 0; c < codes.length; c++) {
      if (share[c]! > 0) mean[codes[c]!]! += (scaled[c]! + respondents[c]! * shift[c]!) * share[c]!
    }
    for (let c = 0; c < codes.length; c++) if (share[c]! > 0) shift[c]! -= factor[c]! * mean[codes[c]!]!
  }
}
