import { afterAll, beforeAll, expect, test } from 'vitest'

import { deleteWave } from '#app/data/fieldwork/imported-waves.server.ts'
import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import {
  countByMode,
  countDays,
  countResponsesByCity,
} from '#app/data/fieldwork/responses/response-counts.server.ts'
import { deleteResponse, insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
})
afterAll(() => database.remove())

const counts = (wave = 'spring') => Object.fromEntries(countResponsesByCity(database, wave))
const inSnapshot = () => {
  const snapshot = openResponseSnapshot(database)
  const count = snapshot.count('spring')
  snapshot.close()
  return count
}

test('responses are counted by wave and city as they come, a repeated one once, and uncounted as they go', async () => {
  expect(counts()).toEqual({})
  expect(inSnapshot()).toBe(0)
  insertResponses(database, [
    responseOf('spring', 'a', { cityCode: '330100' }),
    responseOf('spring', 'b', { cityCode: '330100' }),
    responseOf('spring', 'c', { cityCode: '440300' }),
    responseOf('autumn', 'a', { cityCode: '330100' }),
  ])
  expect(insertResponses(database, [responseOf('spring', 'a', { cityCode: '440300' })])).toEqual([false])
  expect(counts()).toEqual({ '330100': 2, '440300': 1 })
  expect(counts('autumn')).toEqual({ '330100': 1 })
  expect(inSnapshot()).toBe(3)

  await deleteResponse(database, 'spring', 'a')
  await deleteResponse(database, 'spring', 'c')
  await deleteResponse(database, 'spring', 'c')
  expect(counts()).toEqual({ '330100': 1 })
})

test('they are told by day, channel and mode, invited ones apart, also when a response is corrected', () => {
  const of = (id: string, over: Parameters<typeof responseOf>[2]) => responseOf('winter', id, over)
  const [monday, tuesday] = ['2026-01-05', '2026-01-06']
  insertResponses(database, [
    of('a', { day: monday, channel: 'qr', mode: 'web', stratum: 'core' }),
    of('b', { day: monday, channel: 'qr', mode: 'tablet' }),
    of('c', { day: tuesday, channel: 'link', mode: 'web' }),
  ])
  const days = () => countDays(database, 'winter').map((row) => Object.values(row).join(' '))
  expect(days()).toEqual([`330100 qr ${monday} 2 1`, `330100 link ${tuesday} 1 0`])
  expect(countByMode(database, 'winter')).toEqual([
    { mode: 'tablet', responses: 1 },
    { mode: 'web', responses: 2 },
  ])
  database.columns.exec(`UPDATE "Response" SET "day" = '${tuesday}', "channel" = 'link' WHERE "id" = 'b'`)
  expect(days()).toEqual([`330100 qr ${monday} 1 1`, `330100 link ${tuesday} 2 0`])
  database.columns.exec(`DELETE FROM "Response" WHERE "waveId" = 'winter' AND "channel" = 'link'`)
  expect(days()).toEqual([`330100 qr ${monday} 1 1`])
  expect(countByMode(database, 'winter')).toEqual([{ mode: 'web', responses: 1 }])
})

test('a group whose transaction fails is counted nowhere, and a wave takes its counts along', async () => {
  const broken = responseOf('spring', 'e', { answers: 'no JSON' })
  expect(() => insertResponses(database, [responseOf('spring', 'd'), broken])).toThrow(
    'CHECK constraint failed',
  )
  expect(inSnapshot()).toBe(1)
  deleteWave(database, 'spring')
  expect(await database.prisma.responseCount.count({ where: { waveId: 'spring' } })).toBe(0)
  expect(counts('autumn')).toEqual({ '330100': 1 })
})
