import type { LocalText } from '#app/survey/item.ts'

/** Why an evaluator should look at the interviews of an interviewer; never a reason to take them out. */
export type InterviewerFlag = 'quick' | 'alike' | 'flat'

/** From where on an interviewer is pointed out. */
export const WATCH_LIMITS = {
  /** interviews below which nothing is said of an interviewer */
  fewest: 10,
  /** share of the median time of all below which the median time is quick */
  quick: 0.5,
  /** share of answers two interviews have in common from which they are near duplicates */
  match: 0.85,
  /** items both must have answered to be compared */
  compared: 10,
  /** share of interviews that are near duplicates above which an interviewer is pointed out */
  alike: 0.05,
  /** spread of the answers against that of all below which it is flat */
  flat: 0.5,
}

/** One interviewer; null where there are too few interviews to say anything. */
export interface InterviewerLine {
  interviewer: number
  interviews: number
  seen: {
    /** half of the interviews took less; null when no time is known */
    medianSeconds: number | null
    /** share of interviews with a near duplicate by the same interviewer; null when none could be compared */
    alike: number | null
    /** spread of the answers on scales against that of all interviewers */
    spread: number | null
    flags: InterviewerFlag[]
  } | null
}

/** What interviewers add to the error of an item. */
export interface ItemEffect {
  code: string
  label: LocalText
  correlation: number
  designEffect: number
}

/** The interviews of a wave as they are watched. */
export interface InterviewerWatch {
  interviews: number
  medianSeconds: number | null
  lines: InterviewerLine[]
  /** items on scales, the largest correlation first; empty when too few interviewers have ten interviews */
  effects: ItemEffect[]
}
