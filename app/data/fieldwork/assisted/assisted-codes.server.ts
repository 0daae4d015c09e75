import type { Database } from '#app/platform/database/database.server.ts'
import type { EntryKind } from '#app/survey/wave/modes.ts'

/** What opens assisted modes of a wave: the code of a tablet or of an interviewer, known by a number. */
export interface AssistedCode {
  waveId: string
  kind: EntryKind
  number: number
  /** null: every city of the wave */
  cityCode: string | null
  /** YYYY-MM-DD */
  createdOn: string
  revoked: boolean
}

interface Row extends Omit<AssistedCode, 'revoked'> {
  revoked: number
}

const COLUMNS = '"waveId", "kind", "number", "cityCode", "createdOn", "revoked"'

const recordOf = (row: Row): AssistedCode => ({ ...row, revoked: row.revoked === 1 })

/** Stores a code under the next number of its wave and kind. @returns the number */
export function insertAssistedCode(
  { columns }: Pick<Database, 'columns'>,
  code: Pick<AssistedCode, 'waveId' | 'kind' | 'cityCode' | 'createdOn'> & { codeHash: string },
): number {
  return columns
    .prepare(
      `INSERT INTO "AssistedCode" ("waveId", "kind", "number", "cityCode", "codeHash", "createdOn")
       SELECT @waveId, @kind, 1 + coalesce(max("number"), 0), @cityCode, @codeHash, @createdOn
       FROM "AssistedCode" WHERE "waveId" = @waveId AND "kind" = @kind RETURNING "number"`,
    )
    .pluck()
    .get(code) as number
}

/** The codes of a wave, by kind and number. */
export function listAssistedCodes({ columns }: Pick<Database, 'columns'>, waveId: string): AssistedCode[] {
  const rows = columns
    .prepare(`SELECT ${COLUMNS} FROM "AssistedCode" WHERE "waveId" = ? ORDER BY "kind" DESC, "number"`)
    .all(waveId) as Row[]
  return rows.map(recordOf)
}

/** Takes a code back for good. @returns whether it was valid until now */
export function revokeAssistedCode(
  { columns }: Pick<Database, 'columns'>,
  { waveId, kind, number }: Pick<AssistedCode, 'waveId' | 'kind' | 'number'>,
): boolean {
  const revoke = columns.prepare(
    `UPDATE "AssistedCode" SET "revoked" = 1
     WHERE "waveId" = ? AND "kind" = ? AND "number" = ? AND "revoked" = 0`,
  )
  return revoke.run(waveId, kind, number).changes === 1
}

/** The code that has this hash, or null. */
export function findCodeByHash(
  { columns }: Pick<Database, 'columns'>,
  codeHash: string,
): AssistedCode | null {
  const row = columns.prepare(`SELECT ${COLUMNS} FROM "AssistedCode" WHERE "codeHash" = ?`).get(codeHash)
  return row === undefined ? null : recordOf(row as Row)
}

/** The code of a wave by its kind and number, or null. */
export function findAssistedCode(
  { columns }: Pick<Database, 'columns'>,
  { waveId, kind, number }: Pick<AssistedCode, 'waveId' | 'kind' | 'number'>,
): AssistedCode | null {
  const row = columns
    .prepare(`SELECT ${COLUMNS} FROM "AssistedCode" WHERE "waveId" = ? AND "kind" = ? AND "number" = ?`)
    .get(waveId, kind, number)
  return row === undefined ? null : recordOf(row as Row)
}
