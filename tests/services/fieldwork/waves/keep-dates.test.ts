import { afterAll, beforeAll, expect, test } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { openCollection, type Collection } from '#app/services/collection/collection.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { keepDates } from '#app/services/fieldwork/waves/keep-dates.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
let collection: Collection
let now = new Date('2025-05-31T15:59:59Z')

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
  collection = openCollection(database, () => now, 'a secret of the tests, long enough to be taken')
})
afterAll(async () => {
  collection.close()
  await database.remove()
})

const statusOf = async (id: string) => (await findWave(database, id))?.status
const nextTurn = () => new Promise((resume) => setImmediate(resume))

test('a wave is open to the last second of its last day in its cities, and closed to residents in the next', async () => {
  expect((await collection.waves.find('spring'))?.wave.status).toBe('open')
  await nextTurn()
  now = new Date('2025-05-31T16:00:00Z')
  expect((await collection.waves.find('spring'))?.wave.status).toBe('closed')
  const answer = await collection.submit('spring', {
    submissionId: '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc',
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    answers: {},
    ticket: null,
    channel: 'direct',
    suspicion: null,
    work: null,
    draw: null,
    seconds: null,
  })
  expect(answer).toEqual({ outcome: 'refused', reason: 'wave-closed' })
})

test('the next run of the clock writes it down, once', async () => {
  expect(await keepDates(database, new Date('2025-05-31T15:59:59Z'))).toEqual({ opened: [], closed: [] })
  expect(await statusOf('spring')).toBe('open')
  expect(await keepDates(database, now)).toEqual({ opened: [], closed: ['spring'] })
  expect(await keepDates(database, now)).toEqual({ opened: [], closed: [] })
  expect(await statusOf('spring')).toBe('closed')
})

test('a draft opens on its first day when it was asked to, and freezes its questionnaire', async () => {
  const draft = (id: string, over: object) =>
    createWave(database, {
      id,
      title: { 'zh-CN': '秋季', en: 'Autumn' },
      cities: [{ code: CITY, design: 'open' }],
      opensOn: '2025-09-01',
      closesOn: '2025-09-30',
      ...over,
    })
  await draft('autumn', { opensItself: true })
  await draft('by-hand', {})
  expect(await keepDates(database, new Date('2025-08-31T15:00:00Z'))).toEqual({ opened: [], closed: [] })
  const opened = await keepDates(database, new Date('2025-08-31T16:00:00Z'))
  expect(opened).toEqual({ opened: ['autumn'], closed: [] })
  expect((await findWave(database, 'autumn'))?.questionnaire.frozen).toBe(true)
  expect(await statusOf('by-hand')).toBe('draft')
})

test('a draft whose days have passed stays a draft', async () => {
  await createWave(database, {
    id: 'late',
    title: { 'zh-CN': '过期', en: 'Late' },
    cities: [{ code: CITY, design: 'open' }],
    opensOn: '2025-01-01',
    closesOn: '2025-01-31',
    opensItself: true,
  })
  expect((await keepDates(database, now)).opened).toEqual([])
})
