import type { Database } from '#app/platform/database/database.server.ts'

/** The key that signs the tickets of one stratum; the private half is sealed. */
export interface TicketKeyRow {
  id: string
  waveId: string
  cityCode: string
  stratum: string
  /** SubjectPublicKeyInfo, base64 */
  publicKey: string
  privateKey: string
}

/** A key as anyone may see it, with how many people hold an invitation that leads to it. */
export interface PublicTicketKey {
  id: string
  stratum: string
  publicKey: string
  invitations: number
}

/** The key of an id, or null. */
export function findTicketKey(columns: Database['columns'], id: string): TicketKeyRow | null {
  const row = columns.prepare(`SELECT * FROM "TicketKey" WHERE "id" = ?`).get(id)
  return (row as TicketKeyRow | undefined) ?? null
}

/** The key of a stratum, or null. */
export function findStratumKey(
  columns: Database['columns'],
  of: Pick<TicketKeyRow, 'waveId' | 'cityCode' | 'stratum'>,
): TicketKeyRow | null {
  const row = columns
    .prepare(
      `SELECT * FROM "TicketKey" WHERE "waveId" = @waveId AND "cityCode" = @cityCode AND "stratum" = @stratum`,
    )
    .get({ waveId: of.waveId, cityCode: of.cityCode, stratum: of.stratum })
  return (row as TicketKeyRow | undefined) ?? null
}

/** The keys of a city of a wave. */
export function listTicketKeys(
  columns: Database['columns'],
  waveId: string,
  cityCode: string,
): PublicTicketKey[] {
  return columns
    .prepare(
      `SELECT k."id", k."stratum", k."publicKey",
         (SELECT count(*) FROM "Invitation" i WHERE i."waveId" = k."waveId" AND i."cityCode" = k."cityCode"
            AND i."stratum" = k."stratum") AS "invitations"
       FROM "TicketKey" k WHERE k."waveId" = ? AND k."cityCode" = ? ORDER BY k."stratum"`,
    )
    .all(waveId, cityCode) as PublicTicketKey[]
}

/** Adds keys; part of the transaction of the caller. */
export function insertTicketKeys(columns: Database['columns'], keys: TicketKeyRow[]): void {
  const insert = columns.prepare(
    `INSERT INTO "TicketKey" ("id", "waveId", "cityCode", "stratum", "publicKey", "privateKey")
     VALUES (@id, @waveId, @cityCode, @stratum, @publicKey, @privateKey)`,
  )
  for (const key of keys) insert.run(key)
}
