import { randomBytes } from 'node:crypto'

import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import { insertTicketKeys } from '#app/data/fieldwork/invitations/ticket-keys.server.ts'
import { blindTicket, finishTicket, type Blinded } from '#app/phone/tickets/blind-ticket.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { makeSigningKey } from '#app/platform/secrets/signing-key.server.ts'
import type { TicketOffice } from '#app/services/collection/tickets/ticket-office.server.ts'
import { writeTypedCode } from '#app/survey/wave/invited/typed-code.ts'

interface Place {
  waveId: string
  cityCode: string
  stratum: string
}

/** Makes one invitation. @returns its code */
export function invite(db: Database, { waveId, cityCode, stratum }: Place): string {
  const code = writeTypedCode(randomBytes(10))
  db.columns
    .prepare(`INSERT INTO "Invitation" ("tokenHash", "waveId", "cityCode", "stratum") VALUES (?, ?, ?, ?)`)
    .run(hashOfCode(code), waveId, cityCode, stratum)
  return code
}

/** Gives a stratum the key that signs its tickets. */
export async function addTicketKey(db: Database, place: Place, secret: string): Promise<void> {
  insertTicketKeys(db.columns, [{ ...place, ...(await makeSigningKey(secret)) }])
}

/** What a phone does with the code of an invitation, up to where it has something to keep. */
export async function blindFor(
  office: TicketOffice,
  { waveId, cityCode }: Omit<Place, 'stratum'>,
  code: string,
): Promise<Blinded> {
  const reply = await office.redeem(waveId, { city: cityCode, code })
  if (reply.outcome !== 'key') throw new Error(JSON.stringify(reply))
  return blindTicket(reply.key, publicKeyOf(office, waveId, cityCode, reply.key))
}

/** What a phone does with what it kept. @returns the ticket */
export async function exchangeFor(
  office: TicketOffice,
  { waveId, cityCode }: Omit<Place, 'stratum'>,
  code: string,
  kept: Blinded,
): Promise<string> {
  const reply = await office.redeem(waveId, { city: cityCode, code, blinded: kept.blinded })
  if (reply.outcome !== 'signed') throw new Error(JSON.stringify(reply))
  return finishTicket(kept, publicKeyOf(office, waveId, cityCode, kept.key), reply.signature)
}

function publicKeyOf(office: TicketOffice, waveId: string, cityCode: string, id: string): string {
  const key = office.keys(waveId, cityCode).find((one) => one.id === id)
  if (!key) throw new Error(`no key ${id}`)
  return key.publicKey
}
