import { Refusal } from '../../refusal.ts'
import type { WeightingStep } from './weighting-step.ts'

/**
 * Trimming: weights outside the limits are set to the limit; the sum taken off is shared equally by the
 * rows within. `strict` repeats until none is outside; a weight once set to a limit takes no further
 * share. The residual maps of earlier steps stay as they were.
 *
 * @throws Refusal NOT_CONVERGED when no weights between the limits have that sum
 * Checked: tests/reference/survey-stats/rake-four-margins-trim, bounded-linear-trim-strict.
 */
export function trim(lower: number, upper: number, strict: boolean): WeightingStep {
  return (before) => {
    const weights = Float64Array.from(before)
    const set = new Uint8Array(weights.length)
    let outside = true
    while (outside) {
      outside = false
      let taken = 0
      let free = 0
      for (let i = 0; i < weights.length; i++) {
        const limited = Math.max(lower, Math.min(upper, weights[i]!))
        if (limited !== weights[i]) {
          taken += weights[i]! - limited
          weights[i] = limited
          set[i] = 1
          outside = true
        } else if (!set[i]) free++
      }
      if (!outside) break
      if (free === 0) throw new Refusal('NOT_CONVERGED', { step: 'trim', lower, upper })
      for (let i = 0; i < weights.length; i++) if (!set[i]) weights[i]! += taken / free
      if (!strict) break
    }
    return { weights, residual: null }
  }
}
