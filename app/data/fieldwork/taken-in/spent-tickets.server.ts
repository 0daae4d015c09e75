import type { Database } from '#app/platform/database/database.server.ts'

/** The tickets that have come in; part of the transaction that stores their responses. */
export function spentTickets(db: Pick<Database, 'columns'>) {
  const find = db.columns
    .prepare(`SELECT 1 FROM "SpentTicket" WHERE "waveId" = ? AND "ticketHash" = ?`)
    .pluck()
  const insert = db.columns.prepare(`INSERT INTO "SpentTicket" ("waveId", "ticketHash") VALUES (?, ?)`)
  return {
    isSpent: (waveId: string, ticketHash: string) => find.get(waveId, ticketHash) !== undefined,
    spend: (waveId: string, ticketHash: string) => void insert.run(waveId, ticketHash),
  }
}
