import { Refusal } from '../refusal.ts'
import type { LonelyPsu } from './lonely-psu.ts'

/** A stratified design in which every respondent is a PSU. */
export interface ElementStrata {
  strata: Int32Array | null
  stratumSizes: Float64Array | null
}

/** Per stratum, the root of what its squared deviations count in the variance. */
export interface StratumScales {
  /** √((1 - n/N) n/(n-1)) per stratum; 0 for a stratum that contributes nothing */
  root: Float64Array
  /** respondents per stratum; 0 where the centre is not the stratum's own mean */
  centred: Float64Array
  /** no variance can be given: one respondent, or every stratum alone */
  unavailable: boolean
}

/**
 * Scales of the variance Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)² of a stratified sample of
 * elements. All rows count, whatever their weight: they belong to the design.
 *
 * @throws Refusal SINGLE_PSU_STRATUM under `fail`, naming the stratum code
 */
export function stratumScales(design: ElementStrata, n: number, lonelyPsu: LonelyPsu): StratumScales {
  const { strata, stratumSizes } = design
  const count = new Float64Array(strata ? strata.reduce((a, b) => Math.max(a, b), 0) + 1 : 1)
  if (strata) for (const h of strata) count[h]!++
  else count[0] = n
  const root = new Float64Array(count.length)
  const centred = Float64Array.from(count)
  let used = 0
  let usable = 0
  count.forEach((nh, stratum) => {
    if (nh === 0) return
    used++
    const fpc = stratumSizes ? 1 - nh / stratumSizes[stratum]! : 1
    if (nh > 1) {
      usable++
      root[stratum] = Math.sqrt((fpc * nh) / (nh - 1))
    } else if (n > 1 && fpc > 0) {
      if (lonelyPsu === 'fail') throw new Refusal('SINGLE_PSU_STRATUM', { stratum })
      if (lonelyPsu !== 'average') usable++
      if (lonelyPsu === 'adjust') {
        root[stratum] = Math.sqrt(fpc)
        centred[stratum] = 0
      }
    }
  })
  if (lonelyPsu === 'average' && usable > 0) {
    const share = Math.sqrt(used / usable)
    for (let h = 0; h < root.length; h++) root[h]! *= share
  }
  return { root, centred, unavailable: n <= 1 || usable === 0 }
}

/** Centres z by stratum and scales it, in place, so that Σ zᵢ² is its variance and Σ zᵢ yᵢ a covariance. */
export function scaleByStratum(z: Float64Array, strata: Int32Array | null, scales: StratumScales): void {
  const { root, centred } = scales
  const means = new Float64Array(root.length)
  if (strata === null) {
    let total = 0
    for (let i = 0; i < z.length; i++) total += z[i]!
    const mean = centred[0]! > 0 ? total / z.length : 0
    for (let i = 0; i < z.length; i++) z[i] = (z[i]! - mean) * root[0]!
    return
  }
  for (let i = 0; i < z.length; i++) means[strata[i]!]! += z[i]!
  for (let h = 0; h < means.length; h++) means[h] = centred[h]! > 0 ? means[h]! / centred[h]! : 0
  for (let i = 0; i < z.length; i++) z[i] = (z[i]! - means[strata[i]!]!) * root[strata[i]!]!
}
