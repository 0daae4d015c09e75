import { refused, type Refused } from '#app/platform/refused.ts'

/** Declines what was decided before. */
export function settledAlready(proposal: number): Refused {
  return refused('PROPOSAL_SETTLED', 'The proposal was confirmed, declined or withdrawn before.', {
    proposal,
  })
}
