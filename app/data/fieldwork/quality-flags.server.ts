import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** One thing noticed about a response. */
export interface QualityFlagRow {
  responseId: string
  flag: string
}

/**
 * Puts the flags of some kinds in place of those stored before; flags of other kinds stay. Responses withdrawn in the
 * meantime get none. Responses themselves are never touched.
 */
export function replaceQualityFlags(
  db: Database,
  waveId: string,
  kinds: readonly string[],
  flags: Iterable<QualityFlagRow>,
): void {
  inOneTransaction(db, () => {
    const remove = db.columns.prepare(`DELETE FROM "QualityFlag" WHERE "waveId" = ? AND "flag" = ?`)
    for (const kind of kinds) remove.run(waveId, kind)
    const insert = db.columns.prepare(
      `INSERT INTO "QualityFlag" ("waveId", "responseId", "flag")
       SELECT "waveId", "id", @flag FROM "Response" WHERE "waveId" = @waveId AND "id" = @responseId`,
    )
    for (const flag of flags) insert.run({ waveId, ...flag })
  })
}

/** Responses of a wave with a flag, by kind. */
export function countFlags(db: Database, waveId: string): Record<string, number> {
  const rows = db.columns
    .prepare(`SELECT "flag", count(*) FROM "QualityFlag" WHERE "waveId" = ? GROUP BY "flag" ORDER BY "flag"`)
    .raw()
    .all(waveId) as [string, number][]
  return Object.fromEntries(rows)
}
