import { createHash } from 'node:crypto'

import { findBaseWeight } from '#app/data/fieldwork/strata.server.ts'
import {
  findTicketKey,
  listTicketKeys,
  type TicketKeyRow,
} from '#app/data/fieldwork/invitations/ticket-keys.server.ts'
import type { Eligibility } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { isSigned } from '#app/platform/secrets/signing-key.server.ts'
import type { Ticket } from '#app/survey/wave/invited/ticket.ts'
import type { TicketFault } from '../taking-in/response-post.ts'

export type TicketVerdict = { fault: TicketFault } | (Eligibility & { fault: null; hash: string })

/**
 * What a ticket proves: that one of those invited in a stratum of this wave and city sent it, and nothing about who.
 *
 * @returns the fault `other_wave_ticket`, `other_city_ticket`, `other_stratum_ticket` or `forged_ticket`, or the
 *   stratum with its base weight and the hash under which the ticket is spent
 */
export async function verifyTicket(
  { columns }: Database,
  { waveId, cityCode }: { waveId: string; cityCode: string },
  ticket: Ticket,
): Promise<TicketVerdict> {
  const key = findTicketKey(columns, ticket.key)
  if (!key) return { fault: 'forged_ticket' }
  const message = Buffer.from(ticket.message, 'base64url')
  const signature = Buffer.from(ticket.signature, 'base64url')
  if (!(await isSigned(key.publicKey, message, signature))) {
    const other = await signerAmong(columns, key, message, signature)
    return { fault: other ? 'other_stratum_ticket' : 'forged_ticket' }
  }
  if (key.waveId !== waveId) return { fault: 'other_wave_ticket' }
  if (key.cityCode !== cityCode) return { fault: 'other_city_ticket' }
  const baseWeight = findBaseWeight(columns, key)
  if (baseWeight === null) return { fault: 'forged_ticket' }
  const hash = createHash('sha256').update(message).digest('hex')
  return { fault: null, stratum: key.stratum, baseWeight, hash }
}

/** Was it signed for another stratum of the city it names? */
async function signerAmong(
  columns: Database['columns'],
  { id, waveId, cityCode }: TicketKeyRow,
  message: Buffer,
  signature: Buffer,
): Promise<boolean> {
  const others = listTicketKeys(columns, waveId, cityCode).filter((key) => key.id !== id)
  const signed = await Promise.all(others.map(({ publicKey }) => isSigned(publicKey, message, signature)))
  return signed.includes(true)
}
