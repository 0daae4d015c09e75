import { rmSync } from 'node:fs'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Sqlite from 'better-sqlite3'

import { applyMigrations, migrationNames } from '#app/platform/database/migrations.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'

let copy: Awaited<ReturnType<typeof copyDatabaseFile>>
beforeEach(async () => {
  copy = await copyDatabaseFile()
})
afterEach(() => rmSync(copy.folder, { recursive: true }))

describe('migrations', () => {
  it('are all applied to a database that does not exist yet, in order', async () => {
    const fresh = `${copy.folder}/fresh.db`
    expect(await applyMigrations(fresh, 'prisma/migrations')).toEqual(
      await migrationNames('prisma/migrations'),
    )
    expect(await applyMigrations(fresh, 'prisma/migrations')).toEqual([])
  })

  it('need no lock when there are none to apply, so a command runs beside a server', async () => {
    const server = new Sqlite(copy.file)
    server.pragma('journal_mode = WAL')
    server.exec('BEGIN IMMEDIATE')
    expect(await applyMigrations(copy.file, 'prisma/migrations')).toEqual([])
    server.close()
  })
})
