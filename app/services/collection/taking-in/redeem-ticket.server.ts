import { findInvitation, type Eligibility } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import type { Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { readTicket } from '#app/survey/wave/invited/ticket.ts'
import type { Desk } from '../desk.ts'
import { verifyTicket } from '../tickets/verify-ticket.server.ts'
import type { ResponsePost, SubmitOutcome, TicketFault } from './response-post.ts'

/** What a sender shows to be one of the invited: a ticket, or the code of an invitation. */
type Shown = Pick<ResponsePost, 'submissionId'> & { ticket: string }

/** What that proves. */
type Proof =
  | { fault: TicketFault }
  | {
      fault: null
      eligibility: Eligibility
      /** hash of a ticket, which may come in once */
      spends?: string
      /** gives the invitation back when the response cannot be stored */
      returns?: () => Promise<void>
    }

/**
 * Stores the response of somebody invited, with the stratum and its base weight. A ticket is spent in the transaction
 * that stores the response, so it may be sent until it has arrived. The code of an invitation, which pages without
 * script send, is redeemed before, for this submission alone: sending it again is no second use, and a response that
 * cannot be stored gives it back.
 */
export function storeInvited(
  desk: Desk,
  taken: TakenIn,
  shown: Shown,
  withdrawalCode: string,
): Promise<SubmitOutcome> {
  const { row } = taken
  const earlier = desk.underway.get(row.id)
  if (earlier) return earlier.then((result) => repeatOf(result))
  if (desk.waves.isStored(row.waveId, row.id)) return Promise.resolve({ outcome: 'repeated', withdrawalCode })

  const work = proveAndStore(desk, taken, shown, withdrawalCode)
  desk.underway.set(row.id, work)
  return work.finally(() => desk.underway.delete(row.id))
}

async function proveAndStore(
  desk: Desk,
  taken: TakenIn,
  shown: Shown,
  withdrawalCode: string,
): Promise<SubmitOutcome> {
  const { row } = taken
  const proof = await prove(desk, { waveId: row.waveId, cityCode: row.cityCode }, shown)
  if (proof.fault !== null) return refuseTicket(proof.fault)
  const { eligibility, fault: _none, returns, ...spends } = proof
  try {
    const stored = await desk.store({ ...taken, ...spends, row: { ...row, ...eligibility } })
    if (stored === 'full') await returns?.()
    return outcomeOf(stored, withdrawalCode)
  } catch (error) {
    await returns?.()
    throw error
  }
}

/** What the sender is told when a response was stored, or was not. */
export function outcomeOf(stored: Stored, withdrawalCode: string): SubmitOutcome {
  if (stored === 'full') return { outcome: 'refused', reason: 'quota-full' }
  if (stored === 'spent') return refuseTicket('used_ticket')
  return { outcome: stored, withdrawalCode }
}

async function prove(
  desk: Desk,
  place: { waveId: string; cityCode: string },
  { ticket: text, submissionId }: Shown,
): Promise<Proof> {
  const ticket = readTicket(text)
  if (ticket) {
    const verdict = await verifyTicket(desk.database, place, ticket)
    if (verdict.fault !== null) return verdict
    const { stratum, baseWeight, hash } = verdict
    return { fault: null, eligibility: { stratum, baseWeight }, spends: hash }
  }
  const tokenHash = hashOfCode(text)
  if (tokenHash === null) return { fault: 'unknown_ticket' }
  const reply = await desk.redemptions.grant({ ...place, tokenHash, submissionId })
  if (reply.outcome === 'granted') {
    const { stratum, baseWeight } = reply
    const returns = () => desk.redemptions.giveBack({ ...place, tokenHash, submissionId })
    return { fault: null, eligibility: { stratum, baseWeight }, returns }
  }
  return { fault: reply.outcome === 'used' ? 'used_ticket' : foreignOrUnknown(desk, place, tokenHash) }
}

/** A code that is not for this wave and city: is it for another? */
export function foreignOrUnknown(
  { database }: Pick<Desk, 'database'>,
  { waveId, cityCode }: { waveId: string; cityCode: string },
  tokenHash: string,
): TicketFault {
  const found = findInvitation(database.columns, tokenHash)
  if (!found) return 'unknown_ticket'
  if (found.waveId !== waveId) return 'other_wave_ticket'
  return found.cityCode === cityCode ? 'unknown_ticket' : 'other_city_ticket'
}

function refuseTicket(code: TicketFault): SubmitOutcome {
  return { outcome: 'invalid', issues: [{ item: 'ticket', code }] }
}

function repeatOf(result: SubmitOutcome): SubmitOutcome {
  return result.outcome === 'stored' ? { ...result, outcome: 'repeated' } : result
}
