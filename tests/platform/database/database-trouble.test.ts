import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { answerDatabaseTrouble } from '#app/platform/database/database-trouble.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { makeLog } from '#app/platform/log.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let other: Sqlite.Database
beforeAll(async () => {
  db = await openTestDatabase()
  db.columns.pragma('busy_timeout = 50')
  await db.prisma.$queryRawUnsafe('PRAGMA busy_timeout = 50')
  other = new Sqlite(db.file)
})
afterAll(async () => {
  other.close()
  await db.remove()
})

/** A build of one resource route whose action does the given work. */
function buildWith(work: (database: Database) => unknown): ServerBuild {
  const module = { action: async () => (await work(db)) ?? new Response('stored') }
  return {
    routes: { note: { id: 'note', path: 'note', module } },
    entry: { module: { default: () => new Response() } },
    assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
    future: {},
    isSpaMode: false,
    publicPath: '/',
    assetsBuildDirectory: '',
  } as unknown as ServerBuild
}

async function post(work: (database: Database) => unknown): Promise<Response> {
  const handle = createRequestHandler(answerDatabaseTrouble(buildWith(work), makeLog('silent')), 'production')
  return handle(new Request('http://host/note', { method: 'POST' }))
}

const byPrisma = async ({ prisma }: Database) =>
  void (await prisma.setting.create({ data: { key: 'a', value: '' } }))
const byColumns = ({ columns }: Database) => void columns.exec(`INSERT INTO "Setting" VALUES ('b', '')`)

test.each([
  ['Prisma', byPrisma],
  ['better-sqlite3', byColumns],
])('a locked database is 503 and "try again", through %s, and nothing is stored', async (_door, work) => {
  const count = () => db.columns.prepare('SELECT count(*) FROM "Setting"').pluck().get()
  const before = count()
  other.exec('BEGIN IMMEDIATE')
  const refused = await post(work)
  other.exec('ROLLBACK')
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(count()).toBe(before)
  expect((await post(work)).status).toBe(200)
})

test('a full disk is 503', async () => {
  const full = await post(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  })
  expect(full.status).toBe(503)
})

test('a mistake of ours stays a 500', async () => {
  const broken = await post(({ columns }) => void columns.exec('SELECT * FROM "Nowhere"'))
  expect(broken.status).toBe(500)
})
