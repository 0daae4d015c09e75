import { afterAll, beforeAll, expect, test } from 'vitest'

import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { askFlags } from '#app/services/analysis/quality/ask-flags.server.ts'
import { weighUpFlags } from '#app/services/analysis/quality/weigh-up-flags.server.ts'
import { askField } from '#app/services/fieldwork/monitor/ask-field.server.ts'
import { readField } from '#app/services/fieldwork/monitor/read-field.server.ts'
import { askPresentations } from '#app/services/fieldwork/presentation/ask-presentations.server.ts'
import { comparePresentations } from '#app/services/fieldwork/presentation/compare-presentations.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

const MANY = 20_001
const NOW = new Date('2026-03-12T04:00:00Z')

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
  const answers = (at: number) => JSON.stringify({ smile_greet_day: 1 + (at % 5) })
  insertResponses(
    database,
    Array.from({ length: MANY }, (_, at) =>
      responseOf('spring', String(at), {
        sex: at % 2 ? 'female' : 'male',
        seconds: 60 + (at % 300),
        answers: answers(at),
      }),
    ),
  )
})
afterAll(() => database.remove())

test('what is read in a thread of its own, for a wave of many answers, is what is read in place', async () => {
  const field = await askField(database, 'spring', null, NOW)
  expect(field?.answers).toBe(MANY)
  expect(field).toEqual(await readField(database, 'spring', null, NOW))

  const flags = await askFlags(database, 'spring')
  expect(flags?.responses).toBe(MANY)
  expect(flags).toEqual(await weighUpFlags(database, 'spring'))

  const presentations = await askPresentations(database, 'spring')
  expect(presentations).toMatchObject({ outcome: 'compared', responses: 0 })
  expect(presentations).toEqual(await comparePresentations(database, 'spring'))
})

test('a wave that is not there is none in either way', async () => {
  expect(await askField(database, 'winter', null, NOW)).toBeNull()
  expect(await askPresentations(database, 'winter')).toMatchObject({ error: { code: 'UNKNOWN_WAVE' } })
})
