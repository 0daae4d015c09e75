import type { Database } from '#app/platform/database/database.server.ts'
import type { ThemeQuote } from '#app/survey/reports/themes.ts'

/** An approved quotation as it is kept. */
export interface KeptQuote extends ThemeQuote {
  id: number
  approvedBy: string
  /** YYYY-MM-DD */
  approvedOn: string
}

/** The approved quotations of a wave, first approved first. */
export function listQuotes(db: Database, waveId: string): KeptQuote[] {
  return db.columns
    .prepare(
      `SELECT "id", "item", "cityCode" AS "city", "theme", "text", "approvedBy", "approvedOn"
       FROM "Quote" WHERE "waveId" = ? ORDER BY "id"`,
    )
    .all(waveId) as KeptQuote[]
}

/** Keeps an approved quotation, unless the same stands at its theme already. @returns whether it was kept */
export function insertQuote(db: Database, waveId: string, quote: Omit<KeptQuote, 'id'>): boolean {
  const { changes } = db.columns
    .prepare(
      `INSERT INTO "Quote" ("waveId", "item", "cityCode", "theme", "text", "approvedBy", "approvedOn")
       SELECT @waveId, @item, @city, @theme, @text, @approvedBy, @approvedOn
       WHERE NOT EXISTS (
         SELECT 1 FROM "Quote" WHERE "waveId" = @waveId AND "item" = @item AND "cityCode" IS @city
           AND "theme" = @theme AND "text" = @text)`,
    )
    .run({ waveId, ...quote })
  return changes === 1
}

/** Takes a quotation back; releases that hold it keep it. @returns whether there was one */
export function deleteQuote(db: Database, waveId: string, id: number): boolean {
  return (
    db.columns.prepare(`DELETE FROM "Quote" WHERE "waveId" = ? AND "id" = ?`).run(waveId, id).changes === 1
  )
}
