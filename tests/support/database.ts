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

import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { applyMigrations } from '#app/platform/database/migrations.server.ts'
import { loadReferenceData } from '#app/services/reference/load-reference-data.server.ts'

const MIGRATIONS = resolve('prisma/migrations')

const REFERENCE = resolve('prisma/reference')

/** An empty, migrated SQLite file that tests copy; made once per state of the migrations. */
function migratedTemplate(): Promise<string> {
  return template('empty', hashOf([MIGRATIONS]), (draft) => applyMigrations(draft, MIGRATIONS))
}

/** The same with cities, margins, indicators, framework and questionnaires loaded. */
function referenceTemplate(): Promise<string> {
  return template('reference', hashOf([MIGRATIONS, REFERENCE]), async (draft) => {
    copyFileSync(await migratedTemplate(), draft)
    const database = await openDatabase(draft)
    await loadReferenceData(database, REFERENCE, '2025-01-01')
    await database.close()
  })
}

/** Copies a template into a fresh folder. @returns the folder and the file `smile.db` in it */
export async function copyDatabaseFile(kind: 'empty' | 'reference' = 'empty') {
  const folder = mkdtempSync(join(tmpdir(), 'smile-test-'))
  const file = join(folder, 'smile.db')
  copyFileSync(await (kind === 'empty' ? migratedTemplate() : referenceTemplate()), file)
  return { folder, file }
}

export type TestDatabase = Database & { remove(): Promise<void> }

/** A database of its own for one test; `remove` closes it and deletes its folder. */
export async function openTestDatabase(kind: 'empty' | 'reference' = 'empty'): Promise<TestDatabase> {
  const { folder, file } = await copyDatabaseFile(kind)
  const database = await openDatabase(file)
  return {
    ...database,
    async remove() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function template(name: string, hash: string, make: (draft: string) => Promise<unknown>) {
  const folder = join(tmpdir(), `smile-test-templates-${process.getuid?.() ?? 0}`)
  const file = join(folder, `${name}-${hash}.db`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const draft = join(folder, `${randomUUID()}.db`)
  await make(draft)
  // fold the write-ahead log into the one file that is copied
  const connection = new Sqlite(draft)
  connection.pragma('journal_mode = DELETE')
  connection.close()
  renameSync(draft, file)
  return file
}

function hashOf(folders: string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(sql|csv|json)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
