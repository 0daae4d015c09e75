import type { Figure } from '#app/survey/reports/report.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/**
 * What an interval rests on: the drawing of the sample, or a model (that people alike in the weighting variables answer
 * alike whether they took part or not). Null where there is no interval.
 */
export function intervalKind(
  { low, high }: Figure,
  design: ParticipationDesign,
): 'sampling' | 'model-based' | null {
  if (low === null || high === null) return null
  return design === 'open' ? 'model-based' : 'sampling'
}
