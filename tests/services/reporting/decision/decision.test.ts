import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { choosePeers } from '#app/services/reporting/decision/choose-peers.ts'
import { describeDecision } from '#app/services/reporting/decision/describe-decision.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import type { CityLine, CityReport } from '#app/survey/reports/report.ts'
import { importanceOf } from '#app/survey/reports/decision/importance.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { HIDDEN, INDICATIVE, OPEN, RANKED } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
let release: NonNullable<Awaited<ReturnType<typeof readRelease>>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = (await readRelease(db, await makeReleasedWave(db)))!
})
afterAll(() => db.remove())

const reportOf = async (city: string): Promise<CityReport> =>
  (await readCityReport(db, release.id, city, 'public'))!

const line = (code: string, population: number | null, parts: Partial<CityLine['city']> = {}) =>
  ({
    city: { code, population15Plus: population, adminLevel: 'prefecture', cluster: 'gba', ...parts },
    design: 'invited',
    index: { blended: { value: 50 } },
  }) as unknown as CityLine

describe('peers', () => {
  it('are the nearest in population by ratio, of one design, with a published index', () => {
    const lines = [
      line('a', 1000),
      line('b', 500),
      line('c', 1900),
      line('d', null),
      { ...line('e', 1001), design: 'open' as const },
      { ...line('f', 1002), index: { blended: { value: null } } } as unknown as CityLine,
    ]
    expect(choosePeers(lines, 'a', 'size').map(({ city }) => city.code)).toEqual(['c', 'b'])
    expect(choosePeers(lines, 'nobody', 'size')).toEqual([])
  })

  it('of a level or cluster hold nobody of another', () => {
    const lines = [
      line('a', 1000),
      line('b', 900, { adminLevel: 'county' }),
      line('c', 10, { cluster: 'other' }),
    ]
    expect(choosePeers(lines, 'a', 'level').map(({ city }) => city.code)).toEqual(['c'])
    expect(choosePeers(lines, 'a', 'cluster').map(({ city }) => city.code)).toEqual(['b'])
  })

  it('differ only where the corrected test says so, and never under open participation', async () => {
    const { peers } = await describeDecision(db, release, await reportOf(RANKED), 'size')
    const rows = peers!.measures.flatMap((measure) => measure.rows)
    expect(peers!.measures.map(({ key }) => key)).toEqual(['index', 'S', 'M', 'I', 'L', 'E', 'smile_rate'])
    expect(peers!.tested).toBe(rows.filter(({ pAdjusted }) => pAdjusted !== null).length)
    for (const { verdict, pAdjusted, difference } of rows) {
      const clear = pAdjusted !== null && pAdjusted < 0.05
      expect(verdict === 'above' || verdict === 'below').toBe(clear)
      if (clear) expect(verdict).toBe(difference! > 0 ? 'above' : 'below')
    }
    const open = await describeDecision(db, release, await reportOf(OPEN), 'size')
    expect(open.peers).toBeNull()
    expect(new Set(open.gaps.map(({ verdict }) => verdict))).toEqual(new Set(['untested']))
  })

  it('are nobody for a city whose figures are hidden, which gets no advice', async () => {
    const { peers, gaps, advice } = await describeDecision(db, release, await reportOf(HIDDEN), 'size')
    expect({ peers, gaps, advice }).toEqual({ peers: null, gaps: [], advice: [] })
  })
})

describe('importance', () => {
  it('is the city’s own, or that of all cities with the reason, and stated as residents ranked', async () => {
    const own = importanceOf(await reportOf(RANKED), release.summary.drivers, 'derived')!
    expect(own).toMatchObject({ of: 'city', mark: 'shown' })
    const sorted = own.points.map(({ importance }) => importance)
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a))
    const thin = importanceOf(await reportOf(INDICATIVE), release.summary.drivers, 'derived')!
    expect(thin).toMatchObject({ of: 'release', mark: 'too-few', cities: release.summary.drivers!.cities })
    const stated = importanceOf(await reportOf(RANKED), undefined, 'stated')!
    expect(stated.points.map(({ code }) => code).toSorted()).toEqual(['E', 'I', 'L', 'M', 'S'])
    expect(stated.points.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(100, 6)
    expect(importanceOf(await reportOf(HIDDEN), release.summary.drivers, 'derived')).toBeNull()
  })
})
