import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { listQuotas, replaceQuotas } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { deleteResponse } from '#app/data/fieldwork/responses/responses.server.ts'
import { admitQuarantined, countQuarantined } from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import { takenInWriter } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { responseOf } from '#tests/support/records/responses.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase
let store: ReturnType<typeof takenInWriter>

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
  store = takenInWriter(database)
})
afterAll(() => database.remove())
beforeEach(() => {
  database.columns.exec(`DELETE FROM "Response"; DELETE FROM "Quarantine"; DELETE FROM "Quota"`)
})

const ANY = { cityCode: CITY, sex: '', ageGroup: '', district: '' }
const taken = (id: string, row: Partial<TakenIn['row']> = {}, quarantine: string | null = null): TakenIn => ({
  row: responseOf('spring', id, { district: '330102', ...row }),
  presentation: null,
  quarantine,
})
const takenPlaces = async () => (await listQuotas(database, 'spring')).map(({ taken: count }) => count)

test('a response takes a place in every quota it falls under, and in no other', async () => {
  replaceQuotas(database, 'spring', [
    { ...ANY, places: 9 },
    { ...ANY, sex: 'female', places: 9 },
    { ...ANY, sex: 'male', places: 9 },
    { ...ANY, sex: 'female', ageGroup: '25_34', district: '330102', places: 9 },
    { ...ANY, cityCode: '440300', places: 9 },
  ])
  expect(store([taken('a'), taken('b', { ageGroup: null }), taken('c', { sex: null })])).toEqual([
    'stored',
    'stored',
    'stored',
  ])
  const counts = (await listQuotas(database, 'spring')).map(({ cityCode, sex, ageGroup, taken: count }) =>
    [cityCode, sex, ageGroup, count].join(' '),
  )
  expect(counts).toEqual([
    `${CITY}   3`,
    `${CITY} female  2`,
    `${CITY} female 25_34 1`,
    `${CITY} male  0`,
    '440300   0',
  ])
})

test('quotas that are declared later begin with the places their residents have taken', async () => {
  store([taken('a'), taken('b', { ageGroup: null }), taken('c', { sex: null, district: '330106' })])
  store([taken('d', { cityCode: '440300' })])
  replaceQuotas(database, 'spring', [
    { ...ANY, places: 9 },
    { ...ANY, sex: 'female', places: 9 },
    { ...ANY, sex: 'female', ageGroup: '25_34', places: 9 },
    { ...ANY, district: '330106', places: 9 },
    { ...ANY, cityCode: '650100', places: 9 },
  ])
  expect(await takenPlaces()).toEqual([3, 1, 2, 1, 0])
})

test('who falls under one full quota is not stored and takes no place in the others; a repeat stays a repeat', async () => {
  replaceQuotas(database, 'spring', [
    { ...ANY, places: 5 },
    { ...ANY, sex: 'female', places: 1 },
  ])
  expect(store([taken('a'), taken('b'), taken('a')])).toEqual(['stored', 'full', 'repeated'])
  expect(store([taken('m', { sex: 'male' })])).toEqual(['stored'])
  expect(await takenPlaces()).toEqual([2, 1])
})

test('a withdrawn response frees its place, for one more', async () => {
  replaceQuotas(database, 'spring', [{ ...ANY, sex: 'female', places: 1 }])
  store([taken('a')])
  await deleteResponse(database, 'spring', 'a')
  expect(await takenPlaces()).toEqual([0])
  expect(store([taken('b'), taken('c')])).toEqual(['stored', 'full'])
})

test('quotas that are set while answers come in count those that are there', async () => {
  store([taken('a'), taken('b'), taken('m', { sex: 'male' })])
  replaceQuotas(database, 'spring', [
    { ...ANY, sex: 'female', places: 2 },
    { ...ANY, sex: 'male', places: 2 },
  ])
  expect(await takenPlaces()).toEqual([2, 1])
  expect(store([taken('c'), taken('d', { sex: 'male' })])).toEqual(['full', 'stored'])
})

test('what was put aside takes its place when it is admitted, and stays aside when there is none', async () => {
  replaceQuotas(database, 'spring', [{ ...ANY, sex: 'female', places: 1 }])
  expect(store([taken('a', {}, 'honeypot'), taken('b', {}, 'honeypot')])).toEqual(['stored', 'stored'])
  expect(await takenPlaces()).toEqual([0])
  expect(admitQuarantined(database, 'spring', 'honeypot')).toBe(1)
  expect(await takenPlaces()).toEqual([1])
  expect(countQuarantined(database, 'spring')).toEqual({ honeypot: 1 })
})
