import { afterAll, beforeAll, expect, test } from 'vitest'

import { listChannelHours } from '#app/data/fieldwork/channels/channel-hours.server.ts'
import { countStandingVisits } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import { HourCounts } from '#app/services/collection/counts/hour-counts.server.ts'
import { StandingCounts } from '#app/services/collection/counts/standing-counts.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase('reference')
  await makeOpenWave(database)
})
afterAll(() => database.remove())

test('an hour is written once it holds ten answers, and grows from then on; smaller ones leave no trace', () => {
  let now = new Date('2025-03-10T04:30:00Z')
  const hours = new HourCounts(database, () => now)
  const add = (count: number, channel: string) => {
    for (let at = 0; at < count; at++) hours.add('spring', CITY, channel)
    hours.write()
  }
  const written = () =>
    listChannelHours(database, 'spring').map(({ channel, hour, answers }) => `${channel} ${hour} ${answers}`)

  add(9, 'poster')
  expect(written()).toEqual([])
  add(1, 'poster')
  add(3, 'poster')
  add(9, 'wechat')
  expect(written()).toEqual(['poster 2025-03-10T12 13'])
  // the next hour begins from nothing
  now = new Date('2025-03-10T05:00:00Z')
  hours.write()
  add(9, 'wechat')
  add(12, 'poster')
  expect(written()).toEqual(['poster 2025-03-10T12 13', 'poster 2025-03-10T13 12'])
})

test('a visit that goes on leaves nothing behind, one that stops leaves a one where it stopped', () => {
  const standing = new StandingCounts(database)
  const walk = (...items: (string | null)[]) =>
    items.slice(1).forEach((to, at) => standing.move('spring', CITY, items[at] ?? null, to))
  walk(null, 'a', 'b', 'check', null)
  walk(null, 'a', 'b')
  walk(null, 'a', 'b', 'a', 'b', 'c')
  standing.write()
  expect(Object.fromEntries(countStandingVisits(database, 'spring', null))).toEqual({ b: 1, c: 1 })
  standing.move('spring', CITY, 'c', null)
  standing.move('spring', CITY, 'z', null)
  standing.write()
  expect(countStandingVisits(database, 'spring', CITY).get('c')).toBe(0)
  expect(countStandingVisits(database, 'spring', CITY).get('z')).toBe(0)
})

test('counts of a wave that is gone are passed over', () => {
  const standing = new StandingCounts(database)
  standing.move('gone', CITY, null, 'a')
  standing.write()
  expect(countStandingVisits(database, 'gone', null).size).toBe(0)
})
