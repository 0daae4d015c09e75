import type { ProfileRow, WeightingDiagnostics, WeightingRecipe } from '../city-columns.ts'
import type { MarginTarget } from './margin-targets.ts'
import type { FittedUnits } from './rake-trim-rake.ts'
import type { RakeUnits } from './rake-units.ts'
import { medianWeight } from './trim-units.ts'

/** Everything an evaluator should see of a city's weights before trusting them. */
export function diagnoseCity(
  units: RakeUnits,
  margins: MarginTarget[],
  fitted: FittedUnits,
  weights: Float64Array,
  recipe: WeightingRecipe,
): WeightingDiagnostics {
  const moments = unitMoments(units, weights)
  const { n, mean, cv } = moments
  const scale = mean / unitMoments(units, fitted.weights).mean
  const population = margins[0]?.targets.reduce((a, b) => a + b, 0) ?? 0
  return {
    converged: fitted.deviation <= recipe.tolerance,
    iterations: margins.length > 0 ? fitted.iterations : 0,
    respondents: n,
    min: moments.min,
    max: moments.max,
    median: medianWeight(units, weights),
    cv,
    kishDesignEffect: 1 + cv * cv,
    effectiveN: n / (1 + cv * cv),
    profiles: margins.map((margin, m) => ({
      variable: margin.margin.variable,
      rows: profile(units, margin, units.cellCodes[m]!, weights, population),
    })),
    collapsed: margins.flatMap(({ margin }) => margin.collapsed),
    withheld: margins
      .filter(({ margin }) => margin.withheld > 0)
      .map(({ margin, withheldShare }) => ({
        variable: margin.variable,
        respondents: margin.withheld,
        share: withheldShare,
      })),
    trimLimit: fitted.limit === null ? null : fitted.limit * scale,
    trimmed: fitted.held ? fitted.held.reduce((total, held, u) => total + held * units.count[u]!, 0) : 0,
    largestDeviation: fitted.deviation,
  }
}

function unitMoments({ count }: RakeUnits, weights: Float64Array) {
  let n = 0
  let total = 0
  let min = Infinity
  let max = 0
  weights.forEach((w, u) => {
    if (w === 0) return
    n += count[u]!
    total += count[u]! * w
    min = Math.min(min, w)
    max = Math.max(max, w)
  })
  const mean = total / n
  let squares = 0
  weights.forEach((w, u) => w !== 0 && (squares += count[u]! * (w / mean - 1) ** 2))
  return { n, mean, min, max, cv: Math.sqrt(squares / n) }
}

function profile(
  units: RakeUnits,
  { margin, targets }: MarginTarget,
  cellCodes: Int32Array,
  weights: Float64Array,
  population: number,
): ProfileRow[] {
  const before = new Float64Array(targets.length)
  const after = new Float64Array(targets.length)
  const respondents = new Float64Array(targets.length)
  let baseTotal = 0
  let total = 0
  units.cell.forEach((cell, u) => {
    const c = cellCodes[cell]!
    const n = units.count[u]!
    baseTotal += n * units.base[u]!
    total += n * weights[u]!
    if (c < 0) return
    before[c]! += n * units.base[u]!
    after[c]! += n * weights[u]!
    if (units.base[u]! > 0) respondents[c]! += n
  })
  return Array.from(targets, (target, c) => ({
    category: margin.categories[c] ?? 'withheld',
    respondents: respondents[c]!,
    target: target / population,
    before: before[c]! / baseTotal,
    after: after[c]! / total,
  }))
}
