/**
 * shown; shown as indicative; evaluators only; hidden from everyone; withheld so that a hidden figure beside it cannot
 * be worked out; no answers at all
 */
export type Mark = 'shown' | 'indicative' | 'evaluators' | 'hidden' | 'withheld' | 'none'

/** A number with its error. `n` and `effectiveN` are respondents behind it. */
export interface Figure {
  value: number | null
  se: number | null
  low: number | null
  high: number | null
  n: number | null
  effectiveN: number | null
  deff: number | null
  mark: Mark
}
