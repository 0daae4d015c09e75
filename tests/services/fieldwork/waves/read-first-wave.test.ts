import { afterAll, beforeAll, expect, test } from 'vitest'

import { insertBatch, insertInvitations } from '#app/data/fieldwork/invitations/invitations.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { listWaveStages, readFirstWave } from '#app/services/fieldwork/waves/read-first-wave.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { CITY } from '#tests/support/records/waves.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase('reference')
})
afterAll(() => database.remove())

test('an empty installation begins with the questionnaire; made-up waves do not count', async () => {
  expect(await readFirstWave(database)).toEqual({ wave: null, done: [], next: 'questionnaire' })
  const release = await makeReleasedWave(database)
  expect((await readFirstWave(database))?.next).toBe('questionnaire')
  const wave = release.replace(/-r\d+$/, '')
  expect([...(await listWaveStages(database))]).toEqual([[wave, 'released']])
})

test('the first wave of an evaluator is led from its sample to the opening', async () => {
  const title = { 'zh-CN': '首轮', en: 'First' }
  await createWave(database, {
    id: 'first',
    title,
    opensOn: '2026-03-01',
    closesOn: '2026-03-31',
    cities: [{ code: CITY, design: 'invited', invited: 2000 }],
  })
  expect(await readFirstWave(database)).toMatchObject({ wave: { id: 'first', title }, next: 'sample' })
  const batch = { cityCode: CITY, number: 1, createdOn: '2026-02-01', invitations: 1 }
  insertBatch(database, 'first', batch)
  const invitation = { tokenHash: 'a', waveId: 'first', cityCode: CITY, stratum: 's', batch: 1 }
  insertInvitations(database, [invitation], '0'.repeat(64))
  expect((await readFirstWave(database))?.next).toBe('open')
})
