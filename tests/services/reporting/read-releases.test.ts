import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { BoundedCache } from '#app/services/reporting/bounded-cache.ts'
import {
  latestRelease,
  listReleases,
  readCityReport,
  readRelease,
} from '#app/services/reporting/read-releases.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

async function release(id: string, seed: number) {
  await makeClosedWave(db, { id, seed, cities: [{ code: RANKED, responses: 120 }] })
  await analyseWave(db, id)
  await releaseWave(db, id, { confirmedBy: 'x', publishedOn: '2026-04-10' })
}

describe('reading releases', () => {
  it('has none at first', async () => {
    expect(await latestRelease(db)).toBeNull()
    expect(await readRelease(db, 'spring-r1')).toBeNull()
    expect(await readCityReport(db, 'spring-r1', RANKED, 'public')).toBeNull()
    expect(listReleases(db)).toEqual([])
  })

  it('finds the newest release as soon as it is there, and older ones by their id', async () => {
    await release('spring', 1)
    expect((await latestRelease(db))?.id).toBe('spring-r1')
    await release('summer', 2)
    expect((await latestRelease(db))?.id).toBe('summer-r1')
    expect((await readRelease(db, 'spring-r1'))?.summary.wave.id).toBe('spring')
    expect(listReleases(db)).toMatchObject([
      { id: 'summer-r1', sequence: 2, synthetic: true, supersedes: null },
      { id: 'spring-r1', sequence: 1 },
    ])
  })

  it('parses a report once', async () => {
    const first = await readCityReport(db, 'spring-r1', RANKED, 'public')
    expect(first?.city.code).toBe(RANKED)
    expect(await readCityReport(db, 'spring-r1', RANKED, 'public')).toBe(first)
    expect(await readRelease(db, 'spring-r1')).toBe(await readRelease(db, 'spring-r1'))
    expect(await readCityReport(db, 'spring-r1', '999999', 'public')).toBeNull()
  })

  it('keeps nothing of a demonstration that was taken away and made anew under the same name', async () => {
    const before = await readCityReport(db, 'spring-r1', RANKED, 'public')
    for (const table of ['Release', 'Analysis', 'Response', 'Wave']) {
      const column = table === 'Wave' ? 'id' : 'waveId'
      db.columns.exec(`DELETE FROM "${table}" WHERE "${column}" = 'spring'`)
    }
    expect(await readRelease(db, 'spring-r1')).toBeNull()
    await release('spring', 7)
    const after = await readCityReport(db, 'spring-r1', RANKED, 'public')
    expect(after?.index.people.value).not.toBe(before?.index.people.value)
  })
})

describe('BoundedCache', () => {
  it('lets go of the value that was not asked for longest', async () => {
    const cache = new BoundedCache<string>(2)
    let made = 0
    const get = (key: string) => cache.get(key, async () => `${key}${++made}`)
    expect([await get('a'), await get('b'), await get('a'), await get('c')]).toEqual(['a1', 'b2', 'a1', 'c3'])
    expect([await get('a'), await get('b')]).toEqual(['a1', 'b4'])
  })

  it('does not keep that there is nothing', async () => {
    const cache = new BoundedCache<string>(2)
    expect(await cache.get('a', async () => null)).toBeNull()
    expect(await cache.get('a', async () => 'now')).toBe('now')
  })
})
