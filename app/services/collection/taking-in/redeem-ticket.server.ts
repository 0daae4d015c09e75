import { createHash } from 'node:crypto'

import { redeemInvitation, returnInvitation } from '#app/data/fieldwork/redeem-invitation.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import type { Desk } from '../desk.ts'
import { retryWhileBusy } from './grouped-commits.server.ts'
import type { SubmitOutcome } from './response-post.ts'

/**
 * Redeems an invitation, then stores the response with the invitation's stratum and base weight: two commits, so
 * that nothing in the database ties the one to the other. A response that cannot be stored gives its invitation back;
 * so does one whose places are all taken.
 */
export function storeInvited(
  desk: Desk,
  taken: TakenIn,
  ticket: string,
  withdrawalCode: string,
): Promise<SubmitOutcome> {
  const { row } = taken
  const earlier = desk.underway.get(row.id)
  if (earlier) return earlier.then((result) => repeatOf(result))
  if (desk.waves.isStored(row.waveId, row.id)) return Promise.resolve({ outcome: 'repeated', withdrawalCode })

  const work = redeemAndStore(desk, taken, ticket, withdrawalCode)
  desk.underway.set(row.id, work)
  return work.finally(() => desk.underway.delete(row.id))
}

async function redeemAndStore(
  { database: { columns }, store }: Desk,
  taken: TakenIn,
  ticket: string,
  withdrawalCode: string,
): Promise<SubmitOutcome> {
  const { row } = taken
  const tokenHash = createHash('sha256').update(ticket).digest('hex')
  const eligibility = await retryWhileBusy(() =>
    redeemInvitation(columns, row.waveId, row.cityCode, tokenHash),
  )
  if (!eligibility) return { outcome: 'invalid', issues: [{ item: 'ticket', code: 'unknown_ticket' }] }
  try {
    const outcome = await store({ ...taken, row: { ...row, ...eligibility } })
    if (outcome === 'full') {
      await retryWhileBusy(() => returnInvitation(columns, tokenHash))
      return { outcome: 'refused', reason: 'quota-full' }
    }
  } catch (error) {
    await retryWhileBusy(() => returnInvitation(columns, tokenHash))
    throw error
  }
  return { outcome: 'stored', withdrawalCode }
}

function repeatOf(result: SubmitOutcome): SubmitOutcome {
  return result.outcome === 'stored' ? { ...result, outcome: 'repeated' } : result
}
