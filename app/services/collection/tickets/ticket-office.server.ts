import { findInvitation, setDeclined } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import {
  findStratumKey,
  listTicketKeys,
  type PublicTicketKey,
} from '#app/data/fieldwork/invitations/ticket-keys.server.ts'
import type { Desk } from '../desk.ts'
import { retryWhileBusy } from '../taking-in/busy.ts'
import { refuseUnstored } from '../taking-in/refuse-unstored.ts'
import { foreignOrUnknown } from '../taking-in/redeem-ticket.server.ts'
import type { RefusedReason, TicketFault } from '../taking-in/response-post.ts'

/** What a phone asks for in exchange for the code of its invitation. */
export interface TicketRequest {
  city: string
  code: string
  /** absent: which key is it to blind for? */
  blinded?: string | undefined
}

export type TicketReply =
  | { outcome: 'key'; key: string }
  | { outcome: 'signed'; key: string; signature: string }
  | { outcome: 'invalid'; issues: { item: 'code' | 'blinded'; code: TicketFault | 'wrong_type' }[] }
  | { outcome: 'refused'; reason: RefusedReason | 'no-ticket-key' }

/** Where the code of an invitation leads. */
export interface InvitationPlace {
  waveId: string
  cityCode: string
}

/** What may be done with the code of an invitation. */
export interface TicketOffice {
  /** the keys of a city: everybody of a stratum is signed for with the same */
  keys(waveId: string, cityCode: string): PublicTicketKey[]
  redeem(waveId: string, request: TicketRequest): Promise<TicketReply>
  place(code: string): InvitationPlace | null
  /** notes that the person behind a code does not want to be reminded. @returns whether there is such a code */
  decline(code: string): Promise<boolean>
}

/** The office where invitations are exchanged for tickets, one per process. */
export function ticketOffice(desk: Desk): TicketOffice {
  const { columns } = desk.database
  return {
    keys: (waveId, cityCode) => listTicketKeys(columns, waveId, cityCode),
    redeem: (waveId, request) => redeem(desk, waveId, request),
    place(code) {
      const tokenHash = hashOfCode(code)
      const found = tokenHash && findInvitation(columns, tokenHash)
      return found ? { waveId: found.waveId, cityCode: found.cityCode } : null
    },
    decline(code) {
      const tokenHash = hashOfCode(code)
      return tokenHash === null
        ? Promise.resolve(false)
        : retryWhileBusy(() => setDeclined(columns, tokenHash, true))
    },
  }
}

async function redeem(
  desk: Desk,
  waveId: string,
  { city, code, blinded }: TicketRequest,
): Promise<TicketReply> {
  const live = await desk.waves.find(waveId)
  if (!live) return { outcome: 'refused', reason: 'unknown-wave' }
  if (live.wave.status === 'closed') return { outcome: 'refused', reason: 'wave-closed' }
  if (live.wave.status !== 'open') return { outcome: 'refused', reason: 'wave-not-open' }

  const place = { waveId, cityCode: city }
  const tokenHash = hashOfCode(code)
  if (tokenHash === null) return invalid('unknown_ticket')
  if (blinded === undefined) {
    const found = findInvitation(desk.database.columns, tokenHash)
    if (found?.waveId !== waveId || found.cityCode !== city) {
      return invalid(foreignOrUnknown(desk, place, tokenHash))
    }
    const key = findStratumKey(desk.database.columns, found)
    return key ? { outcome: 'key', key: key.id } : { outcome: 'refused', reason: 'no-ticket-key' }
  }

  const reply = await desk.redemptions.sign({ ...place, tokenHash, blinded }).catch(refuseUnstored)
  if (reply.outcome === 'signed' || reply.outcome === 'refused') return reply
  if (reply.outcome === 'no-key') return { outcome: 'refused', reason: 'no-ticket-key' }
  if (reply.outcome === 'malformed')
    return { outcome: 'invalid', issues: [{ item: 'blinded', code: 'wrong_type' }] }
  return invalid(reply.outcome === 'used' ? 'used_ticket' : foreignOrUnknown(desk, place, tokenHash))
}

function invalid(code: TicketFault): TicketReply {
  return { outcome: 'invalid', issues: [{ item: 'code', code }] }
}
