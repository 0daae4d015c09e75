import { Refusal } from '../refusal.ts'
import { checkWeights } from './check-weights.ts'
import type { CityColumns, WeightingDiagnostics, WeightingRecipe } from './city-columns.ts'
import { diagnoseCity } from './city/diagnose-city.ts'
import { nonresponseClasses, type NonresponseAdjustment } from './city/nonresponse-classes.ts'
import { marginTargets, type MarginTarget } from './city/margin-targets.ts'
import { rakeUnits, rowsByUnit, type CityUnits, type RakeUnits } from './city/rake-units.ts'
import { rakeTrimRake } from './city/rake-trim-rake.ts'
import { rakingResidual, type RakingResidual } from './city/raking-residual.ts'

/** The weights of a city with everything the variance of its estimates needs. */
export interface CityWeighting {
  weights: Float64Array
  diagnostics: WeightingDiagnostics
  strata: Int32Array | null
  stratumSizes: Float64Array | null
  /** groups of respondents with one weight: margin cell × stratum */
  units: CityUnits
  /** from the sums of z per unit to what raking adds to each z of that unit; null without margins */
  shiftOf: ((unitSums: Float64Array) => Float64Array) | null
  /** the same by the categories of the margins; null without margins */
  residual: RakingResidual | null
  /** z with the raking residuals taken, row by row; the argument stays as it was */
  residualise(z: Float64Array): Float64Array
}

/**
 * Weights one city: base weights → nonresponse by weighting classes, where the invited are known → margins
 * collapsed → raked → trimmed → raked again until margins and limit both hold → normalised. `diagnostics.converged` tells whether they do; where they cannot,
 * the limit wins and `largestDeviation` says what it costs.
 *
 * The residual map is that of the last rake: the estimate is the calibration estimator whose initial
 * weights are the trimmed ones. Weighting classes have none (nonresponseClasses says why).
 *
 * @param columns n respondents; totals in people
 * @returns weights in people (`population`), summing to n (`respondents`), or as raked (null)
 * @throws Refusal for weights (checkWeights), margins (marginTargets, rakeCity), nonresponse
 *   (nonresponseClasses) and strata: MISSING_STRATUM, FPC_BELOW_SAMPLE_SIZE
 */
export function weighCity(columns: CityColumns, recipe: WeightingRecipe): CityWeighting {
  const { baseWeights, strata, stratumSizes } = columns
  checkWeights(baseWeights)
  checkStrata(strata, stratumSizes, baseWeights.length)
  const adjustment = nonresponseClasses(columns, recipe.nonresponse)
  const margins = marginTargets(
    adjustment ? { ...columns, baseWeights: adjusted(columns, adjustment) } : columns,
    recipe,
  )
  const units = rakeUnits(baseWeights, strata, margins)
  const start = adjustment ? units.base.map((d, u) => d * adjustment.factor[units.stratum[u]!]!) : units.base
  const fitted = rakeTrimRake(units, start, margins, recipe)

  const scale = normalisation(units, fitted.weights, margins, recipe)
  const unitWeights = fitted.weights.map((w) => w * scale)
  const weights = new Float64Array(baseWeights.length)
  for (let i = 0; i < weights.length; i++) weights[i] = unitWeights[units.unitOf[i]!]!
  const residual = margins.length > 0 ? rakingResidual(units, fitted) : null
  const shiftOf = residual && residual.shiftOf
  return {
    weights,
    diagnostics: diagnoseCity(units, margins, fitted, unitWeights, recipe, adjustment),
    strata,
    stratumSizes,
    units: {
      of: units.unitOf,
      order: rowsByUnit(units),
      count: units.count,
      weight: unitWeights,
      stratum: units.stratum,
    },
    shiftOf,
    residual,
    residualise: (z) => (shiftOf ? residualise(z, units, shiftOf) : Float64Array.from(z)),
  }
}

function adjusted({ baseWeights, strata }: CityColumns, { factor }: NonresponseAdjustment): Float64Array {
  return baseWeights.map((d, i) => d * factor[strata![i]!]!)
}

function normalisation(
  units: RakeUnits,
  weights: Float64Array,
  margins: MarginTarget[],
  { normaliseTo }: WeightingRecipe,
): number {
  if (normaliseTo === null) return 1
  let total = 0
  let respondents = 0
  weights.forEach((w, u) => {
    total += units.count[u]! * w
    if (w > 0) respondents += units.count[u]!
  })
  if (normaliseTo === 'respondents') return respondents / total
  const population = margins[0]?.margin.totals.reduce((a, b) => a + b, 0)
  return population === undefined ? 1 : population / total
}

function residualise(z: Float64Array, units: RakeUnits, shiftOf: (sums: Float64Array) => Float64Array) {
  const sums = new Float64Array(units.base.length)
  for (let i = 0; i < z.length; i++) sums[units.unitOf[i]!]! += z[i]!
  const shift = shiftOf(sums)
  return z.map((value, i) => value + shift[units.unitOf[i]!]!)
}

function checkStrata(strata: Int32Array | null, sizes: Float64Array | null, n: number): void {
  if (strata) {
    const rows: number[] = []
    strata.forEach((code, i) => code < 0 && rows.push(i + 1))
    if (rows.length > 0) throw new Refusal('MISSING_STRATUM', { rows })
  }
  if (!sizes) return
  const sampled = new Float64Array(sizes.length)
  for (let i = 0; i < n; i++) sampled[strata ? strata[i]! : 0]!++
  sampled.forEach((count, stratum) => {
    if (count > 0 && !(sizes[stratum]! >= count)) {
      throw new Refusal('FPC_BELOW_SAMPLE_SIZE', { stratum, population: sizes[stratum]!, sample: count })
    }
  })
}
