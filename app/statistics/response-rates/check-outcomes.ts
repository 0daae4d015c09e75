import { Refusal } from '../refusal.ts'

/**
 * Refuses counts that count nothing and shares that are none.
 *
 * @throws Refusal INVALID_COUNT naming the outcome, INVALID_SHARE
 */
export function checkOutcomes(counts: object, share: number): void {
  for (const [outcome, count] of Object.entries(counts) as [string, number][]) {
    if (!(count >= 0 && count < Infinity)) {
      throw new Refusal(
        'INVALID_COUNT',
        { outcome, count },
        'A number of invitations is negative or missing.',
      )
    }
  }
  if (!(share >= 0 && share <= 1)) {
    throw new Refusal('INVALID_SHARE', { share }, 'The share of eligible invitations is not between 0 and 1.')
  }
}
