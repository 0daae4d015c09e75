import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import type { MigrationList } from '@prisma/schema-engine-wasm'

import { withSchemaEngine } from './schema-engine.server.ts'

const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Names of the migrations of a folder, oldest first. */
export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Reads the migrations of a folder in the form the schema engine takes. */
async function readMigrations(folder: string): Promise<MigrationList> {
  const migrationDirectories = await Promise.all(
    (await migrationNames(folder)).map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  )
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/** Reads which migrations a database has, without the lock the schema engine takes. */
function appliedMigrations(file: string): Set<unknown> {
  if (!existsSync(file)) return new Set()
  const connection = new Sqlite(file)
  try {
    const known = connection
      .prepare(`SELECT 1 FROM "sqlite_master" WHERE "name" = '_prisma_migrations'`)
      .get()
    if (!known) return new Set()
    const applied = connection.prepare(
      'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL',
    )
    return new Set(applied.pluck().all())
  } finally {
    connection.close()
  }
}

/**
 * Applies what is not applied yet. A database that is up to date is left alone, so that commands can run beside a
 * server; the schema engine would want the database to itself.
 *
 * @returns names of the migrations applied now, oldest first
 */
export async function applyMigrations(file: string, folder: string): Promise<string[]> {
  const applied = appliedMigrations(file)
  if ((await migrationNames(folder)).every((name) => applied.has(name))) return []
  const migrationsList = await readMigrations(folder)
  return withSchemaEngine(file, undefined, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
    return appliedMigrationNames
  })
}

/**
 * The SQL that leads from the migrations of a folder to a schema.
 *
 * @param scratchFile an empty SQLite file to apply the migrations to
 * @returns SQL text; empty when nothing changed
 */
export async function draftMigration(
  folder: string,
  datamodel: string,
  scratchFile: string,
): Promise<string> {
  const migrationsList = await readMigrations(folder)
  const files = [{ path: 'schema.prisma', content: datamodel }]
  return withSchemaEngine(scratchFile, datamodel, async (engine) => {
    await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: folder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    })
    return stdout ?? ''
  })
}
