import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { Storing } from '#app/services/collection/taking-in/storing.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
let storing: Storing

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
  storing = new Storing(database.file, 1000)
})
afterAll(async () => {
  storing.close()
  await database.remove()
})

const taken = (id: string): TakenIn => ({
  row: responseOf('spring', id),
  presentation: null,
  quarantine: null,
})
const bytesInLog = () => statSync(`${database.file}-wal`).size

test('the log that tells in which order responses came is empty soon after the last of them', async () => {
  expect(await storing.store([taken('a')])).toEqual(['stored'])
  expect(await storing.store([taken('b'), taken('a')])).toEqual(['stored', 'repeated'])
  expect(bytesInLog()).toBeGreaterThan(0)
  await expect.poll(bytesInLog, { timeout: 10_000 }).toBe(0)
})

test('it is emptied once nobody reads from it any more, and holds up no response until then', async () => {
  const snapshot = openResponseSnapshot(database)
  expect(snapshot.count('spring')).toBe(2)
  expect(await storing.store([taken('c')])).toEqual(['stored'])
  await pause(2500)
  expect(bytesInLog()).toBeGreaterThan(0)
  expect(await storing.store([taken('d')])).toEqual(['stored'])
  snapshot.close()
  await expect.poll(bytesInLog, { timeout: 10_000 }).toBe(0)
})
