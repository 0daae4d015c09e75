import type { Database } from '#app/platform/database/database.server.ts'

/**
 * Runs writes that belong together: all are stored, or none when one throws.
 * The work is synchronous, so no other writer of this process ever waits for it.
 *
 * @throws SqliteError SQLITE_BUSY when another process holds the write lock, SQLITE_FULL when the disk is full
 */
export function inOneTransaction<T>(db: Database, work: () => T): T {
  return db.columns.transaction(work).immediate()
}
