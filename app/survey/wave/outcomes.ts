/** Letter of the AAPOR Standard Definitions under which an outcome of an invitation counts. */
type OutcomeClass = 'refusal' | 'nonContact' | 'other' | 'unknownHousehold' | 'unknownOther' | 'ineligible'

interface Outcome {
  /** code of the Standard Definitions */
  aapor: string
  counts: OutcomeClass
}

/** What an evaluator may enter of invitations that brought no answer. Whatever is not entered is of unknown eligibility. */
export const OUTCOMES = {
  refused: { aapor: '2.11', counts: 'refusal' },
  brokeOff: { aapor: '2.12', counts: 'refusal' },
  notReached: { aapor: '2.20', counts: 'nonContact' },
  unable: { aapor: '2.30', counts: 'other' },
  addressUnknown: { aapor: '3.10', counts: 'unknownHousehold' },
  returned: { aapor: '3.30', counts: 'unknownOther' },
  ineligible: { aapor: '4.00', counts: 'ineligible' },
} as const satisfies Record<string, Outcome>

export type OutcomeName = keyof typeof OUTCOMES
export const OUTCOME_NAMES = Object.keys(OUTCOMES) as OutcomeName[]

/** Invitations with one outcome in a batch of a city. */
export interface OutcomeRow {
  cityCode: string
  batch: string
  outcome: OutcomeName
  invitations: number
}

/** Rates of the invited and of open participation, for a wave or one of its cities. */
export interface OutcomeReport {
  /** null where nobody was invited */
  invited: {
    sent: number
    complete: number
    counts: Record<Exclude<OutcomeClass, 'ineligible'> | 'complete' | 'partial', number>
    ineligible: number
    /** invitations of which nothing is known; part of unknownOther */
    silent: number
    /** invitations used without an answer so far, in tens; and how many of them are counted as broken off */
    opened: { used: number; brokenOff: number }
    eligibleShare: number
    rule: 'proportional' | 'entered'
    reason: string | null
    rates: Record<string, number | null>
  } | null
  /** null where nobody could come by an open link */
  open: {
    complete: number
    perThousand: number | null
    completion: number | null
    breakOff: number | null
  } | null
}
