import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { OutcomeRow } from '#app/survey/wave/outcomes.ts'

/** Outcomes entered for a wave, by city, batch and outcome. */
export function listOutcomes(db: Database, waveId: string): OutcomeRow[] {
  return db.columns
    .prepare(
      `SELECT "cityCode", "batch", "outcome", "invitations" FROM "FieldOutcome" WHERE "waveId" = ?
       ORDER BY "cityCode", "batch", "outcome"`,
    )
    .all(waveId) as OutcomeRow[]
}

/** Puts outcomes in place of those of a city's batch; those of no invitation are left out. */
export function replaceOutcomes(
  db: Database,
  waveId: string,
  { cityCode, batch }: { cityCode: string; batch: string },
  rows: OutcomeRow[],
): void {
  const remove = db.columns.prepare(
    `DELETE FROM "FieldOutcome" WHERE "waveId" = ? AND "cityCode" = ? AND "batch" = ?`,
  )
  const insert = db.columns.prepare(
    `INSERT INTO "FieldOutcome" ("waveId", "cityCode", "batch", "outcome", "invitations")
     VALUES (@waveId, @cityCode, @batch, @outcome, @invitations)`,
  )
  inOneTransaction(db, () => {
    remove.run(waveId, cityCode, batch)
    for (const row of rows) if (row.invitations > 0) insert.run({ waveId, ...row })
  })
}
