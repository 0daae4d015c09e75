import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { MigrationList } from '@prisma/schema-engine-wasm'

import { withSchemaEngine } from './schema-engine.server.ts'

const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Reads the migrations of a folder in the form the schema engine takes. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
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

/**
 * Applies what is not applied yet.
 *
 * @returns names of the migrations applied now, oldest first
 */
export async function applyMigrations(file: string, folder: string): Promise<string[]> {
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
