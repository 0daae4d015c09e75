import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { SavedScheme } from '#app/survey/scheme/saved-scheme.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'

/** All saved schemes, latest first. */
export async function listSchemes(db: Database): Promise<SavedScheme[]> {
  const rows = await db.prisma.scheme.findMany({ orderBy: { id: 'desc' } })
  return rows.map(schemeOf)
}

/** The scheme of an id, or null. */
export async function findScheme(db: Database, id: number): Promise<SavedScheme | null> {
  const row = await db.prisma.scheme.findUnique({ where: { id } })
  return row && schemeOf(row)
}

/** The scheme of a name, or null. */
export async function findSchemeByName(db: Database, name: string): Promise<SavedScheme | null> {
  const row = await db.prisma.scheme.findUnique({ where: { name } })
  return row && schemeOf(row)
}

/**
 * Stores a scheme under a new name, at once.
 *
 * @param createdOn YYYY-MM-DD
 * @returns its id
 */
export function insertScheme(
  db: Pick<Database, 'columns'>,
  { name, content, createdBy, createdOn }: Omit<SavedScheme, 'id' | 'hash' | 'archived'>,
): number {
  const { lastInsertRowid } = db.columns
    .prepare(
      `INSERT INTO "Scheme" ("name", "content", "hash", "createdBy", "createdOn") VALUES (?, ?, ?, ?, ?)`,
    )
    .run(name, JSON.stringify(content), canonicalHash(content), createdBy, createdOn)
  return Number(lastInsertRowid)
}

/** Puts a scheme out of the way, or back. */
export function setSchemeArchived(db: Pick<Database, 'columns'>, id: number, archived: boolean): void {
  db.columns.prepare(`UPDATE "Scheme" SET "archived" = ? WHERE "id" = ?`).run(archived ? 1 : 0, id)
}

function schemeOf(row: Omit<SavedScheme, 'content'> & { content: string }): SavedScheme {
  return { ...row, content: JSON.parse(row.content) as Scheme }
}
