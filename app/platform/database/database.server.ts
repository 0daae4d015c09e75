import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Sqlite from 'better-sqlite3'

import { PrismaClient } from '#app/platform/prisma-client/client.ts'

/**
 * The two doors to one database file. `prisma` is the usual one. `columns` is better-sqlite3 itself, for what moves
 * many rows at once: collecting answers, reading columns, exports. Only app/data uses either.
 */
export interface Database {
  prisma: PrismaClient
  columns: Sqlite.Database
  file: string
  /**
   * Names work that goes on beside the requests: it is stopped, and waited for, before the file closes.
   *
   * @returns takes the name back, once the work has ended by itself
   */
  beforeClose(stop: () => Promise<void>): () => void
  close(): Promise<void>
}

/**
 * Pages of the write-ahead log after which it is folded into the file. SQLite's own 1000 are full after a hundred answers:
 * whoever commits next would then wait for the disk again and again.
 */
const PAGES_IN_LOG = 4000

/** Milliseconds a statement waits for another process's write lock. */
const BUSY_TIMEOUT = 5000

/** Opens the database: write-ahead log, every commit durable, foreign keys on. */
export async function openDatabase(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const columns = openConnection(file, BUSY_TIMEOUT)
  const prisma = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT }),
  })
  // the adapter keeps one connection, so these hold for all that Prisma does
  await prisma.$executeRawUnsafe('PRAGMA synchronous = FULL')
  await prisma.$executeRawUnsafe('PRAGMA foreign_keys = ON')
  const working = new Set<() => Promise<void>>()
  return {
    prisma,
    columns,
    file,
    beforeClose(stop) {
      working.add(stop)
      return () => void working.delete(stop)
    },
    async close() {
      await Promise.all([...working].map((stop) => stop()))
      await prisma.$disconnect()
      columns.close()
    },
  }
}

/**
 * One more connection to the file, with the same promises.
 *
 * @param timeout milliseconds a statement blocks while another connection writes; 0 = it throws SQLITE_BUSY at once
 */
export function openConnection(file: string, timeout: number): Sqlite.Database {
  const connection = new Sqlite(file, { timeout })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma(`wal_autocheckpoint = ${PAGES_IN_LOG}`)
  connection.pragma('foreign_keys = ON')
  connection.pragma('temp_store = MEMORY')
  return connection
}
