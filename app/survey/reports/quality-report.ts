/** What leaving some responses out would do to two plain figures over all answers of a wave. */
export interface QualityEffect {
  /** share with the best two answers to the headline question; null where too few are left or left out */
  smileRate: number | null
  /** mean of all scaled answers, 0 to 100 */
  mean: number | null
}

export interface QualityLine extends QualityEffect {
  flag: string
  responses: number
}

/** Conspicuous responses of a wave, kind by kind; unweighted, for a look and not for publication. */
export interface QualityReport {
  responses: number
  all: QualityEffect
  /** figures without the responses of each kind */
  without: QualityLine[]
  /** responses with any flag, and the figures without them */
  any: QualityEffect & { responses: number }
}

/** A response that is put aside: how it came in, and nothing of what was answered. */
export interface QuarantinedLine {
  id: string
  reason: string
  city: string
  day: string
  language: string
  seconds: number | null
  answered: number
}
