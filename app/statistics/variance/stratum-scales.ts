import { Refusal } from '../refusal.ts'
import type { LonelyPsu } from './lonely-psu.ts'

/** Per stratum of elements, what its squared deviations count in the variance. */
export interface StratumScales {
  /** √((1 - n/N) n/(n-1)); 0 for a stratum that contributes nothing */
  root: Float64Array
  /** whether deviations are taken from the stratum's own mean, or from 0 */
  centred: Uint8Array
  /** no variance can be given: one respondent, or every stratum alone */
  unavailable: boolean
}

/**
 * Scales of the variance Σ_h (1 - n_h/N_h) n_h/(n_h-1) Σ_i (z_hi - z̄_h)² of a stratified sample in which
 * every respondent is a PSU. All rows count, whatever their weight: they belong to the design.
 *
 * @param sampled respondents per stratum
 * @param sizes population per stratum; null = drawn with replacement
 * @throws Refusal SINGLE_PSU_STRATUM under `fail`, naming the stratum code
 */
export function stratumScales(
  sampled: Float64Array,
  sizes: Float64Array | null,
  lonelyPsu: LonelyPsu,
): StratumScales {
  const n = sampled.reduce((a, b) => a + b, 0)
  const root = new Float64Array(sampled.length)
  const centred = new Uint8Array(sampled.length).fill(1)
  let used = 0
  let usable = 0
  sampled.forEach((nh, stratum) => {
    if (nh === 0) return
    used++
    const correction = sizes ? 1 - nh / sizes[stratum]! : 1
    if (nh > 1) {
      usable++
      root[stratum] = Math.sqrt((correction * nh) / (nh - 1))
    } else if (n > 1 && correction > 0) {
      if (lonelyPsu === 'fail') throw new Refusal('SINGLE_PSU_STRATUM', { stratum })
      if (lonelyPsu !== 'average') usable++
      if (lonelyPsu === 'adjust') {
        root[stratum] = Math.sqrt(correction)
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
