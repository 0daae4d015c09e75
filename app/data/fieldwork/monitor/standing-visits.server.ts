import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** How many more (or fewer) visits stand at a question than before. */
export interface StandingChange {
  waveId: string
  cityCode: string
  item: string
  visits: number
}

/** Adds to the numbers of visits that stand at a question; none falls below 0. */
export function addStandingVisits(db: Database, changes: StandingChange[]): void {
  const add = db.columns.prepare(
    `INSERT INTO "StandingVisits" ("waveId", "cityCode", "item", "visits")
     SELECT @waveId, @cityCode, @item, max(0, @visits) WHERE EXISTS (SELECT 1 FROM "Wave" WHERE "id" = @waveId)
     ON CONFLICT DO UPDATE SET "visits" = max(0, "visits" + @visits)`,
  )
  inOneTransaction(db, () => changes.forEach((change) => add.run(change)))
}

/** Visits of a wave, or of one of its cities, whose last sign of life was at a question, by question. */
export function countStandingVisits(
  db: Database,
  waveId: string,
  cityCode: string | null,
): Map<string, number> {
  const rows = db.columns
    .prepare(
      `SELECT "item", sum("visits") FROM "StandingVisits"
       WHERE "waveId" = @waveId AND (@cityCode IS NULL OR "cityCode" = @cityCode) GROUP BY "item"`,
    )
    .raw()
    .all({ waveId, cityCode }) as [string, number][]
  return new Map(rows)
}

/** Visits of a wave that stand at a question, by city. */
export function countStandingByCity(db: Database, waveId: string): Map<string, number> {
  const rows = db.columns
    .prepare(`SELECT "cityCode", sum("visits") FROM "StandingVisits" WHERE "waveId" = ? GROUP BY "cityCode"`)
    .raw()
    .all(waveId) as [string, number][]
  return new Map(rows)
}
