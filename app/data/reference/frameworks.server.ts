import type { Database } from '#app/platform/database/database.server.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'

/** One version of a framework: `SMILE@1` is version 1 of the framework SMILE. */
export interface FrameworkRecord {
  id: string
  code: string
  version: number
  hash: string
  createdOn: string
  content: FrameworkContent
}

/** The framework version of an id, or null. */
export async function findFramework(db: Database, id: string): Promise<FrameworkRecord | null> {
  const row = await db.prisma.framework.findUnique({ where: { id } })
  return row && { ...row, content: JSON.parse(row.content) as FrameworkContent }
}

/** The latest version of a framework, or null. */
export async function findLatestFramework(db: Database, code: string): Promise<FrameworkRecord | null> {
  const row = await db.prisma.framework.findFirst({ where: { code }, orderBy: { version: 'desc' } })
  return row && { ...row, content: JSON.parse(row.content) as FrameworkContent }
}

/** All framework versions without their content, oldest first. */
export async function listFrameworks(db: Database) {
  return db.prisma.framework.findMany({
    select: { id: true, code: true, version: true, hash: true, createdOn: true },
    orderBy: [{ code: 'asc' }, { version: 'asc' }],
  })
}

/**
 * Stores a framework as the next version of its code.
 *
 * @param hash of the content, as `contentHash` makes it
 * @param createdOn YYYY-MM-DD
 */
export function insertFramework(
  db: Database,
  framework: { code: string; content: FrameworkContent; hash: string; createdOn: string },
): { id: string; version: number } {
  const { code, content, hash, createdOn } = framework
  const last = db.columns.prepare(`SELECT max("version") FROM "Framework" WHERE "code" = ?`).pluck().get(code)
  const version = ((last as number | null) ?? 0) + 1
  const id = `${code}@${version}`
  db.columns
    .prepare(
      `INSERT INTO "Framework" ("id", "code", "version", "content", "hash", "createdOn") VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(id, code, version, JSON.stringify(content), hash, createdOn)
  return { id, version }
}
