import { checkOutcomes } from './check-outcomes.ts'

/** Invitations by what became of them, in the letters of the AAPOR Standard Definitions. */
export interface OutcomeCounts {
  /** I: complete */
  complete: number
  /** P: partial */
  partial: number
  /** R: refusal or break-off of somebody eligible */
  refusal: number
  /** NC: eligible, never reached */
  nonContact: number
  /** O: eligible and reached, other reason */
  other: number
  /** UH: unknown whether there is anybody at the address */
  unknownHousehold: number
  /** UO: unknown whether the person is eligible, for another reason */
  unknownOther: number
}

/** Shares in [0, 1]; null where the denominator is 0. */
export interface OutcomeRates {
  responseRate: Record<'rr1' | 'rr2' | 'rr3' | 'rr4' | 'rr5' | 'rr6', number | null>
  cooperation: Record<'coop1' | 'coop2' | 'coop3' | 'coop4', number | null>
  refusal: Record<'ref1' | 'ref2' | 'ref3', number | null>
  contact: Record<'con1' | 'con2' | 'con3', number | null>
}

/**
 * Outcome rates of an invited sample.
 *
 *   eligible = I + P + R + NC + O,  unknown = UH + UO
 *   RR1, RR2 = I, I+P over eligible + unknown;  RR3, RR4 over eligible + e·unknown;  RR5, RR6 over eligible
 *   COOP1, COOP2 = I, I+P over I+P+R+O;  COOP3, COOP4 over I+P+R
 *   REF1, REF2, REF3 = R over eligible + unknown, eligible + e·unknown, eligible
 *   CON1, CON2, CON3 = I+P+R+O over the same three
 *
 * Without partial interviews RR1 = RR2, RR3 = RR4 and RR5 = RR6. Invitations found not eligible are no part of any.
 *
 * @param counts invitations, ≥ 0, whole or weighted
 * @param eligibleShare e, share of the unknown that is eligible, in [0, 1] (eligibleShare)
 * @throws Refusal INVALID_COUNT, INVALID_SHARE
 *
 * Source: AAPOR (2023), Standard Definitions, 10th edition, "Calculating outcome rates".
 * Checked: tests/statistics/response-rates/outcome-rates.test.ts (by hand, and against the figures published with the
 * R package outcomerate).
 */
export function outcomeRates(counts: OutcomeCounts, eligibleShare: number): OutcomeRates {
  checkOutcomes(counts, eligibleShare)
  const { complete, partial, refusal, nonContact, other, unknownHousehold, unknownOther } = counts
  const interviewed = complete + partial
  const contacted = interviewed + refusal + other
  const eligible = contacted + nonContact
  const unknown = unknownHousehold + unknownOther
  const all = eligible + unknown
  const likely = eligible + eligibleShare * unknown
  return {
    responseRate: {
      rr1: over(complete, all),
      rr2: over(interviewed, all),
      rr3: over(complete, likely),
      rr4: over(interviewed, likely),
      rr5: over(complete, eligible),
      rr6: over(interviewed, eligible),
    },
    cooperation: {
      coop1: over(complete, contacted),
      coop2: over(interviewed, contacted),
      coop3: over(complete, interviewed + refusal),
      coop4: over(interviewed, interviewed + refusal),
    },
    refusal: { ref1: over(refusal, all), ref2: over(refusal, likely), ref3: over(refusal, eligible) },
    contact: { con1: over(contacted, all), con2: over(contacted, likely), con3: over(contacted, eligible) },
  }
}

function over(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
