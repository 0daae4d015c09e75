import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** What belonged to synthetic waves and demonstration accounts. */
export interface RemovedCounts {
  waves: number
  responses: number
  invitations: number
  analyses: number
  releases: number
  accounts: number
}

const OF_SYNTHETIC = `"waveId" IN (SELECT "id" FROM "Wave" WHERE "synthetic" = 1)`

/** Removes synthetic waves with all that was made of them, and demonstration accounts, in one transaction. */
export function deleteDemonstration(db: Database): RemovedCounts {
  const remove = (table: string, which: string) =>
    db.columns.prepare(`DELETE FROM "${table}" WHERE ${which}`).run().changes
  return inOneTransaction(db, () => {
    remove('QualityFlag', OF_SYNTHETIC)
    remove('SpentTicket', OF_SYNTHETIC)
    return {
      releases: remove('Release', OF_SYNTHETIC),
      analyses: remove('Analysis', OF_SYNTHETIC),
      responses: remove('Response', OF_SYNTHETIC),
      invitations: remove('Invitation', OF_SYNTHETIC),
      waves: remove('Wave', '"synthetic" = 1'),
      accounts: remove('Account', '"demonstration" = 1'),
    }
  })
}
