import { Refusal } from '../../refusal.ts'
import type { WeightingStep } from './weighting-step.ts'

/** Net change of the sum that is rounding, relative to the weights at a limit. */
const ROUNDING = 1e-12

/**
 * Trimming: weights outside the limits are set to the limit; the sum taken off is shared equally by the
 * rows within. `strict` repeats until none is outside; a weight once set to a limit takes no further
 * share. The residual maps of earlier steps stay as they were.
 *
 * @param base weights before all steps: a row that has lost its weight since (a nonrespondent, a unit left out of a
 *   replicate) stays out; a row whose base weight was 0 already counts as within, as in R
 * @throws Refusal NOT_CONVERGED {lower, upper} when no weights between the limits have that sum
 * Checked: tests/reference/survey-stats/rake-four-margins-trim, bounded-linear-trim-strict.
 */
export function trim(base: Float64Array, lower: number, upper: number, strict: boolean): WeightingStep {
  return (before) => {
    const weights = Float64Array.from(before)
    const set = Uint8Array.from(weights, (w, i) => (w === 0 && base[i] !== 0 ? 1 : 0))
    let outside = true
    while (outside) {
      outside = false
      let taken = 0
      let cut = 0
      let free = 0
      for (let i = 0; i < weights.length; i++) {
        if (set[i]) continue
        const limited = Math.max(lower, Math.min(upper, weights[i]!))
        if (limited !== weights[i]) {
          taken += weights[i]! - limited
          cut += limited
          weights[i] = limited
          set[i] = 1
          outside = true
        } else free++
      }
      if (!outside) break
      if (free === 0 && Math.abs(taken) > ROUNDING * cut) {
        throw new Refusal(
          'NOT_CONVERGED',
          { step: 'trim', ...(lower > -Infinity && { lower }), ...(upper < Infinity && { upper }) },
          'Every weight reaches a limit of the trimming, so nobody is left to take what is cut off; widen the limits.',
        )
      }
      for (let i = 0; free > 0 && i < weights.length; i++) if (!set[i]) weights[i]! += taken / free
      if (!strict) break
    }
    return { weights, residual: null }
  }
}
