import type { BatchRow } from '#app/data/fieldwork/invitations/invitations.server.ts'
import type { BatchView } from '#app/survey/wave/invited/sample-view.ts'

const STEP = 10

/**
 * Counts of a batch that follow nobody: rounded down to tens, so that looking again after somebody answered tells
 * nothing, and not shown where nearly nobody or nearly everybody is meant.
 */
export function coarseCounts({ cityCode, number, createdOn, invitations, ...counts }: BatchRow): BatchView {
  const coarse = (count: number) =>
    count < STEP || invitations - count < STEP ? null : Math.floor(count / STEP) * STEP
  return {
    city: cityCode,
    number,
    createdOn,
    invitations,
    redeemed: coarse(counts.redeemed),
    declined: coarse(counts.declined),
  }
}
