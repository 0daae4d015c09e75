import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** That the answers of a wave are gone, and what they were. */
export interface ErasureRecord {
  waveId: string
  /** YYYY-MM-DD */
  erasedOn: string
  /** how many there were, and the hash of them that receipts carry */
  responses: number
  responseHash: string
}

/** The erasure of a wave, or null. */
export function findErasure(db: Database, waveId: string): ErasureRecord | null {
  const row = db.columns.prepare(`SELECT * FROM "Erasure" WHERE "waveId" = ?`).get(waveId)
  return (row as ErasureRecord | undefined) ?? null
}

/** Ids of the closed waves whose answers are still there. */
export function listUnerased(db: Database): string[] {
  return db.columns
    .prepare(
      `SELECT "id" FROM "Wave" WHERE "status" = 'closed'
         AND "id" NOT IN (SELECT "waveId" FROM "Erasure") ORDER BY "closesOn", "id"`,
    )
    .pluck()
    .all() as string[]
}

/** Triggers take what hangs on a response with it. */
const HOLDING = ['QualityFlag', 'Quarantine', 'Response', 'Quote', 'Invitation', 'SpentTicket', 'TicketKey']

/**
 * Deletes everything single people said or were sent in a wave, and notes that it did: answers, how they were shown,
 * flags, what was put aside, invitations and what they were exchanged with. The bytes on the disk are overwritten.
 */
export function eraseWave(db: Database, erasure: ErasureRecord): void {
  db.columns.pragma('secure_delete = ON')
  try {
    inOneTransaction(db, () => {
      for (const table of HOLDING) {
        db.columns.prepare(`DELETE FROM "${table}" WHERE "waveId" = ?`).run(erasure.waveId)
      }
      db.columns
        .prepare(
          `INSERT INTO "Erasure" ("waveId", "erasedOn", "responses", "responseHash")
           VALUES (@waveId, @erasedOn, @responses, @responseHash)`,
        )
        .run(erasure)
    })
    // older pages of the log still hold what was deleted
    db.columns.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.columns.pragma('secure_delete = OFF')
  }
}
