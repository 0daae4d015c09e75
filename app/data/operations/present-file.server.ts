import { existsSync } from 'node:fs'

import { insertAudit, type AuditEntry } from '#app/data/accounts/audit.server.ts'

import { countRows, sqliteCode, withFile } from './database-file.server.ts'

/** nothing there; nobody's work in it; somebody's work, or not readable; held by a running program */
export type PresentFile = 'absent' | 'empty' | 'filled' | 'in-use'

const WORK = ['Account', 'Wave', 'Response', 'Release', 'Analysis']

/**
 * How the installation's present database stands. A running server keeps its write-ahead log open, and only the last
 * one to leave can fold the log away: what cannot be folded away is in use.
 */
export function presentFile(file: string): PresentFile {
  if (!existsSync(file)) return 'absent'
  try {
    return withFile(file, (connection) => {
      connection.pragma('journal_mode = DELETE')
      const counts = countRows(connection)
      return WORK.some((table) => (counts[table] ?? 0) > 0) ? 'filled' : 'empty'
    })
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') ? 'in-use' : 'filled'
  }
}

/** Makes a restored copy one file without open doors: no session or reset link of its day comes back to life. */
export function closeDoors(file: string, entry: AuditEntry, at: Date): void {
  withFile(file, (columns) => {
    columns.pragma('journal_mode = DELETE')
    columns.pragma('synchronous = FULL')
    columns.transaction(() => {
      columns.exec('DELETE FROM "Session"; DELETE FROM "PasswordReset"')
      insertAudit({ columns }, entry, at)
    })()
  })
}
