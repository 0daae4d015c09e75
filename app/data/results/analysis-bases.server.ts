import type { Database } from '#app/platform/database/database.server.ts'

/** The stored basis of an analysis as JSON text, or null. */
export function findBasis(db: Database, analysisId: string): string | null {
  const row = db.columns
    .prepare(`SELECT "content" FROM "AnalysisBasis" WHERE "analysisId" = ?`)
    .pluck()
    .get(analysisId)
  return (row as string | undefined) ?? null
}

/** Keeps the basis of an analysis in the place of any earlier one. */
export function keepBasis(db: Database, analysisId: string, content: string): void {
  db.columns
    .prepare(`INSERT OR REPLACE INTO "AnalysisBasis" ("analysisId", "content") VALUES (?, ?)`)
    .run(analysisId, content)
}
