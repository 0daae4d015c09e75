import { createHash, randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import Sqlite from 'better-sqlite3'

import { openDatabase, type Database } from '#app/platform/database.server.ts'
import { applyMigrations } from '#app/platform/migrations.server.ts'

const MIGRATIONS = resolve('prisma/migrations')

/** An empty, migrated SQLite file that tests copy; made once per state of the migrations. */
export async function migratedTemplate(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(MIGRATIONS, name)))
  }
  const folder = join(tmpdir(), `smile-test-templates-${process.getuid?.() ?? 0}`)
  const file = join(folder, `${hash.digest('hex').slice(0, 16)}.db`)
  if (existsSync(file)) return file

  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `${randomUUID()}.db`)
  await applyMigrations(draft, MIGRATIONS)
  // fold the write-ahead log into the one file that is copied
  const connection = new Sqlite(draft)
  connection.pragma('journal_mode = DELETE')
  connection.close()
  renameSync(draft, file)
  return file
}

/** Copies the migrated template into a fresh folder. @returns the folder and the file `smile.db` in it */
export async function copyDatabaseFile(): Promise<{ folder: string; file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'smile-test-'))
  const file = join(folder, 'smile.db')
  copyFileSync(await migratedTemplate(), file)
  return { folder, file }
}

/** A database of its own for one test; `remove` closes it and deletes its folder. */
export async function openTestDatabase(): Promise<Database & { remove(): Promise<void> }> {
  const { folder, file } = await copyDatabaseFile()
  const database = await openDatabase(file)
  return {
    ...database,
    async remove() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
