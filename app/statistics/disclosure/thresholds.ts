/** How the sample came about: one-time invitations drawn at random, or an opt-in link. */
export type Design = 'invited' | 'open'
export type Audience = 'evaluator' | 'official' | 'public'
export type Publishable = 'hidden' | 'evaluator-only' | 'indicative' | 'shown'

export interface Thresholds {
  /** fewer answers than this are hidden from everyone */
  hiddenBelow: number
  /** fewer answers than this are for evaluators alone */
  evaluatorOnlyBelow: number
  /** fewer answers, or effective answers, than this are indicative: with interval, without band */
  indicativeBelow: number
  /** effective answers from which a city of an invited sample is ranked */
  rankedFrom: number
  /** an evaluator's declared decision to rank open participation */
  rankOpenParticipation: boolean
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  hiddenBelow: 10,
  evaluatorOnlyBelow: 30,
  indicativeBelow: 100,
  rankedFrom: 400,
  rankOpenParticipation: false,
}

/**
 * What an audience may read of a figure made from n answers.
 *
 * Below 10 nobody reads it; from 10 to 29 evaluators do, while officials and the public get `hidden`
 * ("fewer than 30 answers", the same words as below 10); from 30 it is indicative; from 100 it is shown in full.
 * An invited sample must reach 100 in effective answers too; open participation has no sampling design to be
 * effective under and is judged by its answers alone.
 *
 * @param n answers behind the figure; anything but a number ≥ 0 counts as none
 * @param effectiveN Kish's effective sample size of the same answers
 */
export function publishable(
  n: number,
  effectiveN: number,
  design: Design,
  audience: Audience,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): Publishable {
  if (!(n >= thresholds.hiddenBelow)) return 'hidden'
  if (n < thresholds.evaluatorOnlyBelow) return audience === 'evaluator' ? 'evaluator-only' : 'hidden'
  const answers = design === 'invited' ? Math.min(n, effectiveN) : n
  return answers >= thresholds.indicativeBelow ? 'shown' : 'indicative'
}

/**
 * Whether a city may have a rank (and then never without its set). Open participation has none by default,
 * whatever its size.
 */
export function rankable(
  effectiveN: number,
  design: Design,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): boolean {
  return effectiveN >= thresholds.rankedFrom && (design === 'invited' || thresholds.rankOpenParticipation)
}
