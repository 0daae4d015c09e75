import { checkOutcomes } from './check-outcomes.ts'

/** How e, the share of eligible ones among invitations of unknown eligibility, is found. */
export type EligibilityRule =
  /** as among those of known eligibility */
  | { rule: 'proportional' }
  /** as somebody declares, with a reason given beside it */
  | { rule: 'entered'; share: number }

/**
 * The share of eligible ones among invitations of unknown eligibility.
 *
 *   proportional allocation (CASRO):  e = eligible / (eligible + ineligible)
 *
 * Where nothing is known of any invitation e is 1, the cautious end: no invitation is argued away.
 *
 * @param known invitations found eligible (I+P+R+NC+O) and found not eligible
 * @returns in [0, 1]
 * @throws Refusal INVALID_COUNT, INVALID_SHARE
 *
 * Source: AAPOR (2009), Current Knowledge and Considerations Regarding Survey Refusals and Eligibility Estimates:
 * Smith, "A Revised Review of Methods to Estimate the Status of Cases with Unknown Eligibility".
 */
export function eligibleShare(
  known: { eligible: number; ineligible: number },
  rule: EligibilityRule,
): number {
  checkOutcomes(known, rule.rule === 'entered' ? rule.share : 0)
  if (rule.rule === 'entered') return rule.share
  const judged = known.eligible + known.ineligible
  return judged > 0 ? known.eligible / judged : 1
}
