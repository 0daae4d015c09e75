import { randomUUID } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { Answered } from '#app/platform/threads/asked-thread.server.ts'
import { openConnection } from '#app/platform/database/connection.server.ts'
import { storeGroups } from '#app/services/collection/taking-in/store-groups.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
})
afterAll(() => database.remove())

/** Works as the thread does, on a connection of its own. */
function open() {
  const columns = openConnection(database.file, 100)
  const { port1, port2 } = new MessageChannel()
  storeGroups(columns, port2)
  return {
    columns,
    /** Hands in groups, all before the thread gets to work, and hears its next message. */
    ask: (...groups: TakenIn[][]) =>
      new Promise<Answered<Stored[]>[]>((answer) => {
        port1.once('message', answer)
        groups.forEach((request, id) => port1.postMessage({ id, request }))
      }),
    close() {
      port1.close()
      columns.close()
    },
  }
}

const taken = (id: string, answers = '{}') => ({
  row: responseOf('spring', id, { answers }),
  presentation: null,
  quarantine: null,
})
const stored = () => database.columns.prepare('SELECT count(*) FROM "Response"').pluck().get()

test('a group is stored at once, and each hears what became of it', async () => {
  const thread = open()
  const id = randomUUID()
  expect(await thread.ask([taken(id), taken(randomUUID())])).toEqual([{ id: 0, reply: ['stored', 'stored'] }])
  expect(await thread.ask([taken(id), taken(randomUUID())])).toEqual([
    { id: 0, reply: ['repeated', 'stored'] },
  ])
  expect(stored()).toBe(3)
  thread.close()
})

test('groups that came meanwhile are stored together, and each hears of its own', async () => {
  const thread = open()
  const id = randomUUID()
  const before = stored() as number
  expect(await thread.ask([taken(id)], [taken(randomUUID()), taken(id)], [taken(randomUUID())])).toEqual([
    { id: 0, reply: ['stored'] },
    { id: 1, reply: ['stored', 'repeated'] },
    { id: 2, reply: ['stored'] },
  ])
  expect(stored()).toBe(before + 3)
  thread.close()
})

test('a full disk stores nothing of what is stored together, says so, and the next group is stored when there is room', async () => {
  const thread = open()
  const before = stored()
  const pages = thread.columns.pragma('page_count', { simple: true }) as number
  thread.columns.pragma(`max_page_count = ${pages}`)
  const large = Array.from({ length: 300 }, () => taken(randomUUID(), JSON.stringify('a'.repeat(4000))))
  expect(await thread.ask([taken(randomUUID())], large)).toMatchObject([
    { id: 0, error: { code: 'SQLITE_FULL' } },
    { id: 1, error: { code: 'SQLITE_FULL' } },
  ])
  expect(stored()).toBe(before)
  thread.columns.pragma(`max_page_count = ${pages + 10_000}`)
  expect(await thread.ask(large)).toMatchObject([{ id: 0, reply: { length: 300 } }])
  thread.close()
})

test('a lock that another process holds is reported, not waited for without end', async () => {
  const thread = open()
  database.columns.exec('BEGIN IMMEDIATE')
  expect(await thread.ask([taken(randomUUID())])).toMatchObject([{ error: { code: 'SQLITE_BUSY' } }])
  database.columns.exec('ROLLBACK')
  expect(await thread.ask([taken(randomUUID())])).toEqual([{ id: 0, reply: ['stored'] }])
  thread.close()
})
