import type Sqlite from 'better-sqlite3'

import { countRows, sqliteCode, withFile } from './database-file.server.ts'

export type FileFault =
  'not-a-database' | 'not-ours' | 'newer' | 'damaged' | 'broken-links' | 'release-without-hashes'

export type Inspection =
  { sound: true; counts: Record<string, number> } | { sound: false; fault: FileFault; detail: string[] }

const OURS = ['_prisma_migrations', 'Account', 'AuditEntry', 'Release', 'Response', 'Wave']
const HASHES = [
  '$.responses.hash',
  '$.margins',
  '$.indicators',
  '$.cities',
  '$.questionnaire',
  '$.framework',
  '$.recipe',
  '$.results',
]
const FAULTS_SHOWN = 10

/**
 * Is a file a database of this platform, whole, and of a version this code knows? Reads it from end to end:
 * pages and indices, links between tables, and the hashes by which each release is verified.
 *
 * @param known names of the migrations of this code
 */
export function inspectFile(file: string, known: string[]): Inspection {
  try {
    return withFile(file, (connection) => inspect(connection, known))
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    const fault = code === 'SQLITE_NOTADB' ? 'not-a-database' : 'damaged'
    return { sound: false, fault, detail: [code] }
  }
}

function inspect(connection: Sqlite.Database, known: string[]): Inspection {
  const tables = new Set(connection.prepare('SELECT "name" FROM "sqlite_master"').pluck().all() as string[])
  const missing = OURS.filter((table) => !tables.has(table))
  if (missing.length > 0) return { sound: false, fault: 'not-ours', detail: missing }

  const applied = connection
    .prepare('SELECT "migration_name" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL')
    .pluck()
    .all() as string[]
  const newer = applied.filter((name) => !known.includes(name))
  if (newer.length > 0) return { sound: false, fault: 'newer', detail: newer }

  const damage = connection.prepare(`PRAGMA integrity_check(${FAULTS_SHOWN})`).pluck().all() as string[]
  if (damage[0] !== 'ok') return { sound: false, fault: 'damaged', detail: damage }

  const links = connection.prepare('PRAGMA foreign_key_check').all() as { table: string; parent: string }[]
  if (links.length > 0) {
    const named = links.slice(0, FAULTS_SHOWN).map(({ table, parent }) => `${table} -> ${parent}`)
    return { sound: false, fault: 'broken-links', detail: named }
  }
  const unhashed = releasesWithoutHashes(connection)
  if (unhashed.length > 0) return { sound: false, fault: 'release-without-hashes', detail: unhashed }
  return { sound: true, counts: countRows(connection) }
}

function releasesWithoutHashes(connection: Sqlite.Database): string[] {
  const present = HASHES.map((path) => `COALESCE(json_extract("receipt", '${path}'), '') <> ''`)
  return connection
    .prepare(
      `SELECT "id" FROM "Release" WHERE NOT json_valid("receipt") OR NOT (${present.join(' AND ')})
       ORDER BY "id" LIMIT ${FAULTS_SHOWN}`,
    )
    .pluck()
    .all() as string[]
}
