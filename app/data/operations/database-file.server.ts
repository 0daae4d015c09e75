import Sqlite from 'better-sqlite3'

import type { Database } from '#app/platform/database/database.server.ts'

/** As many pages as a database can have: the whole is copied in one step, hence as of one moment. */
const ALL_PAGES = 0x7fffffff

/**
 * Copies a database that is in use, as of one moment, without making its writers wait.
 * The copy is one file, without a write-ahead log beside it.
 */
export async function copyOnline(db: Database, file: string): Promise<void> {
  await db.columns.backup(file, { progress: () => ALL_PAGES })
  withFile(file, (copy) => copy.pragma('journal_mode = DELETE'))
}

/** Opens a database file of nobody else for some work, and closes it. */
export function withFile<T>(file: string, work: (connection: Sqlite.Database) => T): T {
  const connection = new Sqlite(file, { fileMustExist: true, timeout: 0 })
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** Rows of every table, by name. */
export function countRows(connection: Sqlite.Database): Record<string, number> {
  const tables = connection
    .prepare(
      `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => [
      table,
      connection.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get() as number,
    ]),
  )
}

/** The code of an error of SQLite, such as SQLITE_BUSY, or null. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Sqlite.SqliteError ? error.code : null
}
