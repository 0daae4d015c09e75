import Sqlite from 'better-sqlite3'

/**
 * Pages of the write-ahead log after which it is folded into the file. SQLite's own 1000 are full after a hundred answers:
 * whoever commits next would then wait for the disk again and again.
 */
const PAGES_IN_LOG = 4000

/**
 * One more connection to the file, with the same promises.
 *
 * @param timeout milliseconds a statement blocks while another connection writes; 0 = it throws SQLITE_BUSY at once
 * @param pagesInLog pages of the write-ahead log after which a commit of this connection folds it into the file
 */
export function openConnection(
  file: string,
  timeout: number,
  pagesInLog: number = PAGES_IN_LOG,
): Sqlite.Database {
  const connection = new Sqlite(file, { timeout })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma(`wal_autocheckpoint = ${pagesInLog}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('temp_store = MEMORY')
  return connection
}
