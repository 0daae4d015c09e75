import type { RakeUnits } from './rake-units.ts'

const SWEEPS = 10

/**
 * The residual of raking for the linearised variance, as one number per unit.
 *
 * Ten sweeps over the margins, each taking the unweighted category mean of z/w off z/w, with w the
 * weights right after that margin in the last raking cycle. What is taken off is the same for all
 * rows of a unit, so the sweeps run over units and rows are touched once: z'ᵢ = zᵢ + shift(unit i).
 *
 * @param afterMargin per margin, unit weights right after it in the last cycle
 * @returns from the sums of z per unit to the shift per unit
 * Source: Deville and Särndal (1992), JASA 87, 376-382; sweeps as in R survey 4.1.1 (svyrecvar).
 * Checked: tests/reference/survey-stats/rake-four-margins.
 */
export function rakingResidual(units: RakeUnits, afterMargin: Float64Array[]) {
  const { count, codes, base } = units
  const sizes = codes.map((category) => category.reduce((a, b) => Math.max(a, b), -1) + 1)
  const rows = codes.map((category, m) => {
    const n = new Float64Array(sizes[m]!)
    category.forEach((c, u) => base[u]! > 0 && (n[c]! += count[u]!))
    return n
  })
  const means = sizes.map((size) => new Float64Array(size))

  return (unitSums: Float64Array): Float64Array => {
    const shift = new Float64Array(unitSums.length)
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (let m = 0; m < afterMargin.length; m++) {
        const weight = afterMargin[m]!
        const category = codes[m]!
        const mean = means[m]!.fill(0)
        const n = rows[m]!
        for (let u = 0; u < shift.length; u++) {
          if (weight[u]! > 0) mean[category[u]!]! += (unitSums[u]! + count[u]! * shift[u]!) / weight[u]!
        }
        for (let c = 0; c < mean.length; c++) mean[c] = n[c]! > 0 ? mean[c]! / n[c]! : 0
        for (let u = 0; u < shift.length; u++) shift[u]! -= weight[u]! * mean[category[u]!]!
      }
    }
    return shift
  }
}
