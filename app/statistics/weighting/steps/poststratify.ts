import { cellSums, checkMargin, type MarginCells } from './margin-cells.ts'
import type { WeightingStep } from './weighting-step.ts'

/**
 * Post-stratification: weights of each cell are scaled to its population total.
 *
 *   w'ᵢ = wᵢ N_c / Σ_c w;  residual of e = z/w': e minus its cell mean weighted with w
 *
 * @param partial leave out cells without respondents instead of refusing
 * @throws Refusal CATEGORY_WITHOUT_TOTAL, EMPTY_MARGIN_CELL
 * Source: Holt and Smith (1979), JRSS A 142, 33-46. Checked: tests/reference/survey-stats/poststratify-cluster.
 */
export function poststratify(margin: MarginCells, partial: boolean): WeightingStep {
  return (before) => {
    checkMargin(margin, before, partial)
    const sums = cellSums(margin, before)
    const { codes, totals } = margin
    const weights = before.map((w, i) => (w === 0 ? 0 : (w * totals[codes[i]!]!) / sums[codes[i]!]!))
    return {
      weights,
      residual: (z) => {
        const means = cellSums(
          margin,
          z.map((value, i) => (weights[i] === 0 ? 0 : (value * before[i]!) / weights[i]!)),
        ).map((total, cell) => (sums[cell] === 0 ? 0 : total / sums[cell]!))
        return z.map((value, i) => (codes[i]! < 0 ? value : value - means[codes[i]!]! * weights[i]!))
      },
    }
  }
}
