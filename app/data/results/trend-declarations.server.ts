import type { Database } from '#app/platform/database/database.server.ts'
import type { Declaration } from '#app/survey/trend/declaration.ts'

type Columns = Pick<Database, 'columns'>

/** What was declared of the comparison of a wave with earlier ones, in the order it was declared. */
export function listDeclarations({ columns }: Columns, waveId: string): Declaration[] {
  const rows = columns
    .prepare(
      `SELECT "id", "sinceWave", "declared", "declaredBy", "declaredOn", "late" FROM "TrendDeclaration"
       WHERE "waveId" = ? ORDER BY "id"`,
    )
    .all(waveId) as {
    id: number
    sinceWave: string | null
    declared: string
    declaredBy: string
    declaredOn: string
    late: number
  }[]
  return rows.map(({ id, sinceWave, declared, declaredBy, declaredOn, late }) => ({
    id,
    since: sinceWave,
    declared: JSON.parse(declared) as Declaration['declared'],
    by: declaredBy,
    on: declaredOn,
    late: late === 1,
  }))
}

/** Keeps a declaration. @returns its id; @throws SqliteError when it is of an open wave and does not say so */
export function insertDeclaration(
  db: Columns,
  waveId: string,
  { since, declared, by, on, late }: Omit<Declaration, 'id'>,
): number {
  const { lastInsertRowid } = db.columns
    .prepare(
      `INSERT INTO "TrendDeclaration" ("waveId", "sinceWave", "declared", "declaredBy", "declaredOn", "late")
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(waveId, since, JSON.stringify(declared), by, on, late ? 1 : 0)
  return Number(lastInsertRowid)
}

/** Takes a declaration of a draft wave back. @returns whether there was one; @throws SqliteError once the wave is open */
export function deleteDeclaration({ columns }: Columns, waveId: string, id: number): boolean {
  return (
    columns.prepare(`DELETE FROM "TrendDeclaration" WHERE "waveId" = ? AND "id" = ?`).run(waveId, id)
      .changes > 0
  )
}
