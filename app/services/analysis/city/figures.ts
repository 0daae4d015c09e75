import type { ScoreEstimate } from '#app/statistics/estimation/scores/estimate-scores.ts'
import { publishable } from '#app/statistics/disclosure/thresholds.ts'
import type { Figure, Mark } from '#app/survey/reports/report.ts'
import type { ParticipationDesign, Thresholds } from '#app/survey/wave/wave.ts'

/** What decides how much a number of answers may say. */
export interface Publishing {
  design: ParticipationDesign
  thresholds: Thresholds
}

/** A figure nobody answered for. */
export const NO_FIGURE: Figure = {
  value: null,
  se: null,
  low: null,
  high: null,
  n: null,
  effectiveN: null,
  deff: null,
  mark: 'none',
}

const HIDDEN_FIGURE: Figure = { ...NO_FIGURE, mark: 'hidden' }

/** How a figure from n answers, worth `effectiveN`, may be shown. */
export function markOf(n: number, effectiveN: number, { design, thresholds }: Publishing): Mark {
  if (n === 0) return 'none'
  const words = publishable(n, effectiveN, design, 'evaluator', {
    hiddenBelow: thresholds.hiddenBelow,
    evaluatorOnlyBelow: thresholds.evaluatorsBelow,
    indicativeBelow: thresholds.indicativeBelow,
    rankedFrom: thresholds.rankedFromEffectiveN,
    rankOpenParticipation: false,
  })
  if (words === 'evaluator-only') return 'evaluators'
  const thin = design === 'invited' && effectiveN < thresholds.shownFromEffectiveN
  return words === 'shown' && thin ? 'indicative' : words
}

/**
 * An estimate as a figure. What is hidden from everyone is not even kept: the figure is empty then.
 *
 * @param scale factor to 0..100: 1 for scores, 100 for proportions
 */
export function figureOf(row: ScoreEstimate | null, scale: number, publishing: Publishing): Figure {
  if (!row || row.estimate === null) return NO_FIGURE
  const mark = markOf(row.n, row.effectiveN, publishing)
  if (mark === 'hidden' || mark === 'none') return mark === 'hidden' ? HIDDEN_FIGURE : NO_FIGURE
  return {
    value: row.estimate * scale,
    se: times(row.se, scale),
    low: times(row.ciLower, scale),
    high: times(row.ciUpper, scale),
    n: row.n,
    effectiveN: row.effectiveN,
    deff: row.deff,
    mark,
  }
}

/** May anyone read a figure of this mark? */
export function isReadable(mark: Mark): boolean {
  return mark !== 'hidden' && mark !== 'none'
}

/** May everyone read it? */
export function isPublic(mark: Mark): boolean {
  return mark === 'shown' || mark === 'indicative'
}

/** An empty figure that says why it is empty. */
export function emptyFigure(mark: Mark): Figure {
  return { ...NO_FIGURE, mark }
}

function times(value: number | null, scale: number): number | null {
  return value === null ? null : value * scale
}
