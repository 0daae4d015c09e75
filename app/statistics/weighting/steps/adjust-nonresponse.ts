import { Refusal } from '../../refusal.ts'
import { cellSums, type MarginCells } from './margin-cells.ts'
import type { WeightingStep } from './weighting-step.ts'

/**
 * Weighting-class adjustment for nonresponse: in each class respondents take over the weight of the
 * nonrespondents, whose weight becomes 0.
 *
 *   w'ᵢ = wᵢ Σ_class w / Σ_class respondents w
 *
 * @param classes cells of every row; their totals are not used
 * @param responded 1 = respondent
 * @throws Refusal EMPTY_MARGIN_CELL {margin, category} for a class without respondents
 * Source: Kalton and Flores-Cervantes (2003), Journal of Official Statistics 19(2), 81-97.
 */
export function adjustNonresponse(classes: MarginCells, responded: Float64Array): WeightingStep {
  return (before) => {
    const all = cellSums(classes, before)
    const answered = cellSums(
      classes,
      before.map((w, i) => (responded[i] === 1 ? w : 0)),
    )
    const empty = all.findIndex((total, cell) => total > 0 && answered[cell] === 0)
    if (empty >= 0) {
      throw new Refusal('EMPTY_MARGIN_CELL', {
        margin: classes.variables,
        category: Object.fromEntries(
          classes.variables.map((name, v) => [name, classes.categories[empty]![v]]),
        ),
      })
    }
    const weights = before.map((w, i) => {
      const cell = classes.codes[i]!
      return w !== 0 && responded[i] === 1 ? (w * all[cell]!) / answered[cell]! : 0
    })
    return { weights, residual: null }
  }
}
