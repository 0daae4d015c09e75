import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findOpenCities, searchCities } from '#app/services/collection/waves/find-open-cities.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase('reference')
  const open = (code: string) => ({ code, design: 'open' })
  await makeOpenWave(database, { id: 'early', opensOn: '2025-02-01', cities: ['330100', '110000'].map(open) })
  await makeOpenWave(database, { id: 'late', cities: ['330100', '610100'].map(open) })
})
afterAll(() => database.remove())

test('each city leads to the latest open wave that asks there', async () => {
  const { waves, cities } = await findOpenCities(database)
  expect(waves.map(({ id }) => id)).toEqual(['late', 'early'])
  expect(cities.map(({ code, wave }) => [code, wave])).toEqual([
    ['110000', 'early'],
    ['330100', 'late'],
    ['610100', 'late'],
  ])
  expect((await findOpenCities(database, 'early')).cities).toHaveLength(2)
})

test('a wave that is paused offers no city', async () => {
  setWaveStatus(database, 'late', 'paused')
  expect((await findOpenCities(database)).cities.map(({ wave }) => wave)).toEqual(['early', 'early'])
  setWaveStatus(database, 'late', 'open')
})

describe('a city is found', () => {
  const cities = [
    { code: '610100', name: { 'zh-CN': '西安市', en: "Xi'an" } },
    { code: '610400', name: { 'zh-CN': '咸阳市', en: 'Xianyang' } },
    { code: '630100', name: { 'zh-CN': '西宁市', en: 'Xining' } },
    { code: '810000', name: { 'zh-CN': '香港特别行政区', en: 'Hong Kong' } },
  ]
  test.each([
    ["Xi'an", ['610100', '610400']],
    ['xian', ['610100', '610400']],
    ['XI ’AN', ['610100', '610400']],
    ['xī ān', ['610100', '610400']],
    ['西安', ['610100']],
    ['西安市', ['610100']],
    ['西', ['610100', '630100']],
    ['hongkong', ['810000']],
    ['ning', ['630100']],
    ['6104', ['610400']],
    ['nowhere', []],
    ['市', []],
  ])('by %j', (typed, codes) => {
    expect(searchCities(cities, typed).map(({ code }) => code)).toEqual(codes)
  })
})
