import { afterAll, beforeAll, expect, test } from 'vitest'

import { readPresentations } from '#app/data/fieldwork/taken-in/presentations.server.ts'
import {
  admitQuarantined,
  countQuarantined,
  deleteQuarantined,
} from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import { deleteResponse } from '#app/data/fieldwork/responses/responses.server.ts'
import { takenInWriter, type Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
let store: (all: TakenIn[]) => Stored[]

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
  store = takenInWriter(database)
})
afterAll(() => database.remove())

const presentation = { reversed: true, blocks: ['S1', 'M2'], orders: { r: ['b', 'a'] }, simple: true }
const taken = (id: string, over: Partial<TakenIn> = {}): TakenIn => ({
  row: responseOf('spring', id),
  presentation: null,
  quarantine: null,
  ...over,
})
const ids = () => database.columns.prepare('SELECT "id" FROM "Response" ORDER BY "id"').pluck().all()

test('how a response was shown is kept beside it and goes when it goes', async () => {
  expect(store([taken('a', { presentation }), taken('b')])).toEqual(['stored', 'stored'])
  expect(store([taken('a', { presentation: { ...presentation, reversed: false } })])).toEqual(['repeated'])
  expect(readPresentations(database, 'spring')).toEqual(new Map([['a', presentation]]))
  await deleteResponse(database, 'spring', 'a')
  expect(readPresentations(database, 'spring').size).toBe(0)
})

test('what is put aside is counted nowhere until it is admitted, and then once', () => {
  expect(store([taken('c', { quarantine: 'honeypot', presentation })])).toEqual(['stored'])
  expect(store([taken('c', { quarantine: 'honeypot' }), taken('c')])).toEqual(['repeated', 'repeated'])
  expect(store([taken('b', { quarantine: 'honeypot' })])).toEqual(['repeated'])
  expect(ids()).toEqual(['b'])
  expect(countQuarantined(database, 'spring')).toEqual({ honeypot: 1 })
  expect(admitQuarantined(database, 'spring', 'too-quick')).toBe(0)
  expect(admitQuarantined(database, 'spring', 'honeypot')).toBe(1)
  expect(ids()).toEqual(['b', 'c'])
  expect(readPresentations(database, 'spring').get('c')).toEqual(presentation)
  expect(countQuarantined(database, 'spring')).toEqual({})
})

test('a response put aside can be withdrawn like any other', () => {
  store([taken('d', { quarantine: 'honeypot' })])
  expect(deleteQuarantined(database, 'spring', 'd')).toBe(true)
  expect(deleteQuarantined(database, 'spring', 'd')).toBe(false)
})
