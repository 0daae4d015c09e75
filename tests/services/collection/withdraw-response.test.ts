import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { withdrawResponse } from '#app/services/collection/withdraw-response.server.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { answersTo, CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let server: CollectionServer

beforeAll(async () => {
  server = await startCollection()
  await makeOpenWave(server.database, { id: 'autumn' })
})
afterAll(() => server.stop())

async function answered(wave: string): Promise<string> {
  const live = await server.collection.waves.find(wave)
  const result = await server.collection.submit(wave, {
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    answers: answersTo((await live?.cityForm(CITY))?.items ?? []),
    ticket: null,
    channel: 'direct',
    suspicion: null,
    work: null,
    draw: null,
    seconds: 200,
  })
  if (result.outcome !== 'stored') throw new Error(result.outcome)
  return result.withdrawalCode
}

test('a code takes exactly its own answers out, whichever wave they are in', async () => {
  const codes = [await answered('spring'), await answered('autumn'), await answered('autumn')]
  expect(await withdrawResponse(server.database, (codes[1] ?? '').toLowerCase())).toEqual({
    outcome: 'withdrawn',
  })
  expect(server.countRows()).toBe(2)
  expect(await withdrawResponse(server.database, codes[1] ?? '')).toEqual({
    outcome: 'refused',
    reason: 'unknown',
  })
})

test('what is no code, and a code nobody was given, are told apart', async () => {
  expect(await withdrawResponse(server.database, 'hello')).toEqual({
    outcome: 'refused',
    reason: 'malformed',
  })
  expect(await withdrawResponse(server.database, '7K3M-Q2ZD-98XA-T4VN')).toEqual({
    outcome: 'refused',
    reason: 'unknown',
  })
})

test('after the wave has closed the answers stay, and the day it closed is named', async () => {
  const code = await answered('autumn')
  const count = server.countRows()
  setWaveStatus(server.database, 'autumn', 'closed')
  expect(await withdrawResponse(server.database, code)).toEqual({
    outcome: 'refused',
    reason: 'closed',
    closesOn: '2025-05-31',
  })
  expect(server.countRows()).toBe(count)
})
