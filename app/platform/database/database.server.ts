import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type Sqlite from 'better-sqlite3'

import { PrismaClient } from '#app/platform/prisma-client/client.ts'
import { openConnection } from './connection.server.ts'

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
