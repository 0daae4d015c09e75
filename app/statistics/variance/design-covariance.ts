import { Refusal } from '../refusal.ts'
import type { LonelyPsu } from './lonely-psu.ts'
import type { SurveyDesign } from './survey-design.ts'

/** How strata with a single PSU are treated. */
export interface LonelyChoice {
  lonelyPsu: LonelyPsu
  /** also strata of which a domain leaves one PSU */
  adjustDomainLonely: boolean
}

/** A stratum that takes no share of the population left to chance. */
const FULLY_SAMPLED = 1e-7

/**
 * Covariance matrix of totals from their linearised values, stage by stage:
 *
 *   Σ_h (1 - n/N) n/(n-1) Σ_i (z_hi - z̄_h)(z_hi - z̄_h)ᵀ, plus n/N times the same inside each unit
 *   where later stages have population sizes
 *
 * @param z k columns of length n, zero outside the domain
 * @param present rows of the sample that are looked at: units without such a row count as zeros
 * @returns k × k, row-major; NaN where every stratum is alone under `average`
 * @throws Refusal SINGLE_PSU_STRATUM {stratum, stage} under `fail`
 * Source: Särndal, Swensson and Wretman (1992), ch. 4; R survey 4.1.1 `svyrecvar`.
 * Checked: tests/reference/survey-stats/cluster-two-stage, lonely-psu.
 */
export function designCovariance(
  design: SurveyDesign,
  z: Float64Array[],
  present: Int32Array,
  choice: LonelyChoice,
): Float64Array {
  return stageCovariance(design, z, present, 0, choice)
}

interface Unit {
  rows: number[]
  totals: Float64Array
}

function stageCovariance(
  design: SurveyDesign,
  z: Float64Array[],
  rows: ArrayLike<number>,
  stageIndex: number,
  choice: LonelyChoice,
): Float64Array {
  const k = z.length
  const stage = design.stages[stageIndex]!
  const strata = new Map<number, Map<number, Unit>>()
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!
    const units = getOrMake(strata, stage.strata[row]!, () => new Map<number, Unit>())
    const unit = getOrMake(units, stage.clusters[row]!, () => ({ rows: [], totals: new Float64Array(k) }))
    unit.rows.push(row)
    for (let a = 0; a < k; a++) unit.totals[a]! += z[a]![row]!
  }

  const covariance = new Float64Array(k * k)
  const centre = overallCentre(strata, stage.sampleSizes, k)
  let usable = 0
  for (const [stratum, units] of strata) {
    const added = stratumCovariance(
      design,
      stageIndex,
      stratum,
      [...units.values()],
      choice,
      centre,
      covariance,
      k,
    )
    if (added) usable++
  }
  const share = strata.size === 0 ? 1 : usable === 0 ? Number.NaN : strata.size / usable
  for (let i = 0; i < covariance.length; i++) covariance[i]! *= share

  const { populationSizes, sampleSizes } = stage
  if (populationSizes && stageIndex + 1 < design.stages.length) {
    for (const units of strata.values()) {
      for (const unit of units.values()) {
        const first = unit.rows[0]!
        const fraction = sampleSizes[first]! / populationSizes[first]!
        const inside = stageCovariance(design, z, unit.rows, stageIndex + 1, choice)
        for (let i = 0; i < covariance.length; i++) covariance[i]! += fraction * inside[i]!
      }
    }
  }
  return covariance
}

/** Mean of the unit totals of all strata, absent units as zeros: 0 for means and ratios but for rounding. */
function overallCentre(
  strata: Map<number, Map<number, Unit>>,
  sampleSizes: Float64Array,
  k: number,
): Float64Array {
  const sum = new Float64Array(k)
  let sampled = 0
  for (const units of strata.values()) {
    for (const { totals } of units.values()) for (let a = 0; a < k; a++) sum[a]! += totals[a]!
    const [first] = units.values()
    sampled += sampleSizes[first!.rows[0]!]!
  }
  return sum.map((value) => value / sampled)
}

/** Adds one stratum; false when it is left out and the others stand for it. */
function stratumCovariance(
  { stages }: SurveyDesign,
  stageIndex: number,
  stratum: number,
  units: Unit[],
  { lonelyPsu, adjustDomainLonely }: LonelyChoice,
  centre: Float64Array,
  into: Float64Array,
  k: number,
): boolean {
  const { populationSizes, sampleSizes, stratumNames, corrections } = stages[stageIndex]!
  const sampled = sampleSizes[units[0]!.rows[0]!]!
  const correction = ({ rows }: Unit) => {
    const size = populationSizes ? populationSizes[rows[0]!]! : Infinity
    return size === Infinity ? 1 : (size - sampled) / size
  }
  if (units.every((unit) => correction(unit) < FULLY_SAMPLED)) return true
  if (sampled === 1 && lonelyPsu === 'fail') {
    throw new Refusal('SINGLE_PSU_STRATUM', {
      stratum: stratumNames[stratum],
      ...(stageIndex > 0 && { stage: stageIndex + 1 }),
    })
  }
  const aloneInDomain = units.length === 1 && sampled > 1 && adjustDomainLonely
  if (lonelyPsu === 'average' && (sampled === 1 || aloneInDomain)) return false

  const adjusted = lonelyPsu === 'adjust' && (sampled === 1 || aloneInDomain)
  const mean = adjusted ? centre : new Float64Array(k)
  if (!adjusted) for (const { totals } of units) for (let a = 0; a < k; a++) mean[a]! += totals[a]! / sampled
  const factor = sampled > 1 ? sampled / (sampled - 1) : 1
  for (const unit of units) addProduct(into, unit.totals, mean, factor * correction(unit), k)
  if (sampled > units.length) {
    const absent = units.reduce((left, unit) => left - correction(unit), corrections[stratum]!)
    addProduct(into, new Float64Array(k), mean, factor * absent, k)
  }
  return true
}

function addProduct(
  into: Float64Array,
  totals: Float64Array,
  mean: Float64Array,
  scale: number,
  k: number,
): void {
  for (let a = 0; a < k; a++) {
    const scaled = scale * (totals[a]! - mean[a]!)
    if (scaled === 0) continue
    for (let b = 0; b < k; b++) into[a * k + b]! += scaled * (totals[b]! - mean[b]!)
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
