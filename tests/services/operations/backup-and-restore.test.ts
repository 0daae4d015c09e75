import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { migrationNames } from '#app/platform/database/migrations.server.ts'
import { backupDatabase } from '#app/services/operations/backup-database.server.ts'
import { restoreDatabase } from '#app/services/operations/restore-database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { addStaff, later, NOW, tokenOf } from '#tests/support/records/staff.ts'

let folder: string
let file: string
let known: string[]
let db: Database
beforeEach(async () => {
  ;({ folder, file } = await copyDatabaseFile())
  known = await migrationNames('prisma/migrations')
  db = await openDatabase(file)
  await addStaff(db, 'ada', 'operator')
})
afterEach(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)
const backup = (name = 'backup.db') => backupDatabase(db, { file: at(name), known }, NOW)
const restore = (name = 'backup.db', replace = true, database = file) =>
  restoreDatabase({ file: at(name), database, known, replace }, later(60))
const codeOf = (result: ReturnType<typeof restore>) =>
  result.outcome === 'refused' ? result.error.code : null

function ask(path: string, sql: string): unknown {
  const connection = new Sqlite(path, { fileMustExist: true })
  try {
    return connection.prepare(sql).pluck().all()
  } finally {
    connection.close()
  }
}

function addRelease(receipt: unknown): void {
  db.columns.exec(`
    INSERT INTO "Framework" VALUES ('f', 'SMILE', 1, '{}', 'h', '2026-01-01');
    INSERT INTO "Questionnaire" ("id", "code", "version", "form", "content", "hash") VALUES ('q', 'q', 1, 's', '{}', 'h');
    INSERT INTO "Wave" ("id", "title", "status", "opensOn", "closesOn", "languages", "noticeVersion", "settings",
      "secret", "frameworkId", "questionnaireId") VALUES ('w', '{}', 'closed', '', '', '', '', '{}', '', 'f', 'q');
    INSERT INTO "Analysis" ("id", "waveId", "createdOn", "recipe", "summary", "inputs")
      VALUES ('a', 'w', '', '{}', '{}', '{}');`)
  db.columns
    .prepare(
      `INSERT INTO "Release" ("id", "waveId", "analysisId", "publishedOn", "sequence", "synthetic", "summary",
         "methodCard", "receipt") VALUES ('r', 'w', 'a', '2026-02-01', 1, 0, '{}', '{}', ?)`,
    )
    .run(JSON.stringify(receipt))
}

const RECEIPT = {
  algorithm: 'sha256',
  responses: { hash: 'a1', count: 3 },
  margins: 'b2',
  indicators: 'c3',
  cities: 'd4',
  questionnaire: 'e5',
  framework: 'f6',
  recipe: 'a7',
  code: '0.1.0 b8',
  results: 'c9',
}

describe('a backup', () => {
  it('taken while another process writes restores to a database that opens whole and consistent', async () => {
    const writer = spawn(process.execPath, ['tests/support/load/writer.mjs', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    const before = db.columns.prepare('SELECT COUNT(*) FROM "Account"').pluck().get() as number
    const made = await backup()
    const ended = once(writer, 'exit')
    writer.kill('SIGKILL')
    await ended
    if (made.outcome === 'refused') throw new Error(made.error.message)
    expect(made.counts['Account']).toBeGreaterThanOrEqual(before)
    expect(made.counts['AccountCity']).toBe((made.counts['Account'] ?? 0) - 1)

    const elsewhere = at('elsewhere.db')
    expect(restore('backup.db', false, elsewhere)).toMatchObject({ outcome: 'restored', replaced: null })
    const restored = await openDatabase(elsewhere)
    expect(restored.columns.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(restored.columns.pragma('foreign_key_check')).toEqual([])
    expect(await restored.prisma.account.count()).toBe(made.counts['Account'])
    expect(await restored.prisma.accountCity.count()).toBe(made.counts['AccountCity'])
    await restored.close()
  })

  it('is one file for its owner alone, with its hash, and a line in the audit log', async () => {
    const made = await backup()
    if (made.outcome === 'refused') throw new Error(made.error.message)
    expect(statSync(at('backup.db')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual(['backup.db'])
    expect(made.bytes).toBe(statSync(at('backup.db')).size)
    expect(made.sha256).toMatch(/^[0-9a-f]{64}$/)
    const line = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: 'backup-made' } })
    expect(line.detail).toContain(made.sha256)
  })

  it('never overwrites a file, and needs its folder', async () => {
    writeFileSync(at('taken.db'), 'precious')
    expect(await backup('taken.db')).toMatchObject({ error: { code: 'FILE_EXISTS' } })
    expect(readFileSync(at('taken.db'), 'utf8')).toBe('precious')
    expect(await backup('no/where.db')).toMatchObject({ error: { code: 'NO_FOLDER' } })
  })

  it('keeps every release with its hashes', async () => {
    addRelease(RECEIPT)
    expect(await backup()).toMatchObject({ outcome: 'backed-up', counts: { Release: 1 } })
    expect(ask(at('backup.db'), 'SELECT "receipt" FROM "Release"')).toEqual([JSON.stringify(RECEIPT)])
  })

  it.each([
    ['has lost a hash', { ...RECEIPT, results: '' }],
    ['counts responses without their hash', { ...RECEIPT, responses: { count: 3 } }],
  ])('is refused, and leaves no file, when a release %s', async (_what, receipt) => {
    addRelease(receipt)
    expect(await backup()).toMatchObject({ error: { code: 'RELEASE_WITHOUT_HASHES', at: { detail: ['r'] } } })
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual([])
  })

  it('is refused when records refer to what is not there', async () => {
    db.columns.pragma('foreign_keys = OFF')
    db.columns.exec(`INSERT INTO "AccountCity" VALUES ('nobody', '110000')`)
    expect(await backup()).toMatchObject({
      error: { code: 'BROKEN_LINKS', at: { detail: ['AccountCity -> Account'] } },
    })
  })
})

describe('a restore', () => {
  it('brings back what was, keeps what it replaces, and lets no old session in', async () => {
    await tokenOf(db, 'ada')
    await backup()
    await addStaff(db, 'late', 'evaluator')
    await db.close()

    const result = restore()
    if (result.outcome === 'refused') throw new Error(result.error.message)
    expect(result.replaced).toBe(`${file}.replaced-2026-03-02T08-01-00`)
    expect(ask(file, 'SELECT "name" FROM "Account"')).toEqual(['ada'])
    expect(ask(result.replaced ?? '', 'SELECT "name" FROM "Account" ORDER BY 1')).toEqual(['ada', 'late'])
    expect(ask(file, 'SELECT COUNT(*) FROM "Session"')).toEqual([0])
    expect(ask(file, 'SELECT "action" FROM "AuditEntry" ORDER BY "id" DESC LIMIT 1')).toEqual([
      'backup-restored',
    ])
    expect(existsSync(`${file}.restoring`)).toBe(false)
    db = await openDatabase(file)
    expect(await db.prisma.account.count()).toBe(1)
  })

  it('is refused while a server holds the database, even an idle one', async () => {
    await backup()
    expect(codeOf(restore())).toBe('IN_USE')
    await addStaff(db, 'still', 'evaluator')
    expect(await db.prisma.account.count()).toBe(2)
  })

  it('asks before it replaces a database with work in it, and not for an empty one', async () => {
    await backup()
    await db.close()
    expect(codeOf(restore('backup.db', false))).toBe('NOT_EMPTY')
    expect(ask(file, 'SELECT COUNT(*) FROM "Account"')).toEqual([1])
    const empty = await copyDatabaseFile()
    expect(restore('backup.db', false, empty.file)).toMatchObject({ outcome: 'restored' })
    rmSync(empty.folder, { recursive: true })
    db = await openDatabase(file)
  })

  it('replaces a database that can no longer be read', async () => {
    await backup()
    await db.close()
    writeFileSync(file, 'no database any more')
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
    expect(codeOf(restore('backup.db', false))).toBe('NOT_EMPTY')
    expect(restore()).toMatchObject({ outcome: 'restored' })
    db = await openDatabase(file)
    expect(await db.prisma.account.count()).toBe(1)
  })
})

describe('a restore refuses a file, and leaves the database as it is,', () => {
  beforeEach(async () => {
    for (let account = 0; account < 5; account++) {
      db.columns
        .prepare(`INSERT INTO "Account" ("id", "name", "role", "passwordHash") VALUES (?, ?, 'official', ?)`)
        .run(String(account), `filler ${account}`, 'x'.repeat(20_000))
    }
    await backup()
    await db.close()
  })
  afterEach(async () => {
    db = await openDatabase(file)
    expect(await db.prisma.account.count()).toBe(6)
    expect(readdirSync(folder).filter((name) => /replaced|restoring/.test(name))).toEqual([])
  })

  function change(sql: string): void {
    const connection = new Sqlite(at('backup.db'))
    connection.exec(sql)
    connection.close()
  }

  it('that is not there', () => expect(codeOf(restore('nothing.db'))).toBe('NO_FILE'))

  it('that is the database itself', () => expect(codeOf(restore('smile.db'))).toBe('SAME_FILE'))

  it('that is no database', () => {
    writeFileSync(at('text.db'), 'name,role\n'.repeat(1000))
    expect(codeOf(restore('text.db'))).toBe('NOT_A_DATABASE')
  })

  it('that belongs to another program', () => {
    new Sqlite(at('other.db')).exec('CREATE TABLE "Contacts" ("id" INTEGER)').close()
    expect(codeOf(restore('other.db'))).toBe('NOT_OURS')
  })

  it('of a newer version', () => {
    change(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'x', '9999_future')`,
    )
    expect(restore()).toMatchObject({ error: { code: 'NEWER', at: { detail: ['9999_future'] } } })
  })

  it('cut short', () => {
    const whole = readFileSync(at('backup.db'))
    writeFileSync(at('cut.db'), whole.subarray(0, whole.length - 40_000))
    expect(codeOf(restore('cut.db'))).toBe('DAMAGED')
  })

  it('overwritten in the middle', () => {
    const bytes = readFileSync(at('backup.db'))
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 50_000)
    writeFileSync(at('holes.db'), bytes)
    expect(codeOf(restore('holes.db'))).toBe('DAMAGED')
  })

  it('copied from under a running server', () => {
    copyFileSync(at('backup.db'), at('live.db'))
    writeFileSync(at('live.db-wal'), 'frames')
    expect(codeOf(restore('live.db'))).toBe('NOT_A_BACKUP')
  })
})
