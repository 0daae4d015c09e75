import { Refusal } from '../../refusal.ts'
import type { CityColumns, MarginColumn, WeightingRecipe } from '../city-columns.ts'
import { collapseMargin, type CollapsedMargin } from './collapse-margin.ts'

/** Margins whose sums differ by more than this share do not describe one population. */
const SUM_TOLERANCE = 1e-6

/** A margin as raking sees it: a category and a target for every respondent. */
export interface MarginTarget {
  margin: CollapsedMargin
  /** category of each respondent; withheld respondents have the last one */
  codes: Int32Array
  /** people per category, withheld last when there are any */
  targets: Float64Array
  withheldShare: number
}

/**
 * The margins a recipe names, collapsed, on one population. Respondents who withheld a variable keep
 * their share of the base weights as a category of its own, and the known totals fill the rest:
 *
 *   target(withheld) = T q,  target(c) = total(c) (1 - q),  q = Σ withheld dᵢ / Σ dᵢ
 *
 * @throws Refusal UNKNOWN_MARGIN, MISSING_MARGIN_VALUE, MARGIN_TOTALS_DISAGREE and those of collapseMargin
 */
export function marginTargets(columns: CityColumns, recipe: WeightingRecipe): MarginTarget[] {
  const chosen = recipe.margins.map((variable) => {
    const margin = columns.margins.find((m) => m.variable === variable)
    if (!margin) throw new Refusal('UNKNOWN_MARGIN', { margin: [variable] })
    return margin
  })
  const targets = chosen.map((margin) => marginTarget(margin, columns.baseWeights, recipe))
  const sums = targets.map(({ margin }) => margin.totals.reduce((a, b) => a + b, 0))
  if (sums.some((s) => Math.abs(s - sums[0]!) > SUM_TOLERANCE * sums[0]!)) {
    throw new Refusal('MARGIN_TOTALS_DISAGREE', { margins: recipe.margins, sums })
  }
  return targets
}

function marginTarget(margin: MarginColumn, weights: Float64Array, recipe: WeightingRecipe): MarginTarget {
  const { variable } = margin
  if (recipe.withheld === 'refuse') {
    const rows: number[] = []
    margin.codes.forEach((code, i) => code < 0 && rows.push(i + 1))
    if (rows.length > 0) throw new Refusal('MISSING_MARGIN_VALUE', { margin: [variable], rows })
  }
  const collapsed = collapseMargin(margin, weights, recipe.collapseBelow)
  const last = collapsed.categories.length
  const codes = new Int32Array(weights.length)
  let withheldWeight = 0
  let allWeight = 0
  for (let i = 0; i < weights.length; i++) {
    const code = margin.codes[i]!
    codes[i] = code < 0 ? last : collapsed.position[code]!
    allWeight += weights[i]!
    if (code < 0) withheldWeight += weights[i]!
  }
  const withheldShare = withheldWeight / allWeight
  const population = collapsed.totals.reduce((a, b) => a + b, 0)
  if (!(population > 0 && population < Infinity)) {
    throw new Refusal('CATEGORY_WITHOUT_TOTAL', { margin: [variable] })
  }
  const known = Array.from(collapsed.totals, (total) => total * (1 - withheldShare))
  const targets = Float64Array.from(withheldWeight > 0 ? [...known, population * withheldShare] : known)
  return { margin: collapsed, codes, targets, withheldShare }
}
