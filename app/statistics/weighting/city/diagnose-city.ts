import type {
  ProfileRow,
  StepMoments,
  WeightingDiagnostics,
  WeightingRecipe,
  WeightMoments,
} from '../city-columns.ts'
import type { MarginTarget } from './margin-targets.ts'
import type { NonresponseAdjustment } from './nonresponse-classes.ts'
import type { FittedUnits } from './rake-trim-rake.ts'
import type { RakeUnits } from './rake-units.ts'
import { medianWeight } from './trim-units.ts'
import { weightHistogram } from './weight-histogram.ts'

/** Everything an evaluator should see of a city's weights before trusting them. */
export function diagnoseCity(
  units: RakeUnits,
  margins: MarginTarget[],
  fitted: FittedUnits,
  weights: Float64Array,
  recipe: WeightingRecipe,
  adjustment: NonresponseAdjustment | null,
): WeightingDiagnostics {
  const final = unitMoments(units, weights)
  const { min, max } = rangeOf(weights)
  const scale = final.sum / unitMoments(units, fitted.weights).sum
  const population = margins[0]?.targets.reduce((a, b) => a + b, 0) ?? 0
  return {
    converged: fitted.deviation <= recipe.tolerance,
    iterations: margins.length > 0 ? fitted.iterations : 0,
    steps: [
      { step: 'base', ...unitMoments(units, units.base) },
      ...stepsTaken(units, margins, fitted, adjustment),
      ...(recipe.normaliseTo === null ? [] : [{ step: 'normalise' as const, ...final }]),
    ],
    responseClasses: adjustment?.classes ?? null,
    histogram: weightHistogram(units.count, weights, min, max),
    respondents: final.n,
    min,
    max,
    median: medianWeight(units, weights),
    cv: final.cv,
    kishDesignEffect: final.kishDesignEffect,
    effectiveN: final.effectiveN,
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

/** What stands between base weights and normalisation. */
function stepsTaken(
  units: RakeUnits,
  margins: MarginTarget[],
  { entering, raked, weights, limit }: FittedUnits,
  adjustment: NonresponseAdjustment | null,
): StepMoments[] {
  const steps: StepMoments[] = []
  if (adjustment) steps.push({ step: 'nonresponse', ...unitMoments(units, entering) })
  if (margins.length > 0) steps.push({ step: 'margins', ...unitMoments(units, raked) })
  if (limit !== null) steps.push({ step: 'trim', ...unitMoments(units, weights) })
  return steps
}

function unitMoments({ count }: RakeUnits, weights: Float64Array): WeightMoments {
  let n = 0
  let sum = 0
  for (let u = 0; u < weights.length; u++) {
    if (weights[u] === 0) continue
    n += count[u]!
    sum += count[u]! * weights[u]!
  }
  const mean = sum / n
  let squares = 0
  for (let u = 0; u < weights.length; u++) {
    if (weights[u] !== 0) squares += count[u]! * (weights[u]! / mean - 1) ** 2
  }
  const cv = Math.sqrt(squares / n)
  return { n, sum, cv, kishDesignEffect: 1 + cv * cv, effectiveN: n / (1 + cv * cv) }
}

/** Smallest and largest weight above 0. */
function rangeOf(weights: Float64Array): { min: number; max: number } {
  let min = Infinity
  let max = 0
  for (const w of weights) {
    if (w === 0) continue
    min = Math.min(min, w)
    max = Math.max(max, w)
  }
  return { min, max }
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
