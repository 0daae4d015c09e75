import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { insertAccount } from '#app/data/accounts/accounts.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { addDemonstrationAccounts } from '#app/services/demonstration/add-demonstration-accounts.server.ts'
import { openDemonstration } from '#app/services/demonstration/open-demonstration.server.ts'
import { beginSetUp, removeDemonstration } from '#app/services/demonstration/remove-demonstration.server.ts'
import { seedWave } from '#app/services/demonstration/seed-wave.server.ts'
import { markSetUp, setUpNeed } from '#app/services/demonstration/set-up-state.server.ts'
import { declareTrend } from '#app/services/publication/trend/declare-trend.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeOpenWave } from '#tests/support/records/waves.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const OF_A_WAVE = ['Wave', 'WaveCity', 'Stratum', 'Response', 'QualityFlag', 'Analysis', 'Release']

let db: TestDatabase
beforeEach(async () => {
  db = await openTestDatabase('reference')
})
afterEach(() => db.remove())

/** A whole demonstration, small. */
async function demonstrate() {
  const id = 'demo'
  await seedWave(db, { cities: 2, responses: 300, seed: 1, id, now: NOW, progress: () => undefined })
  await analyseWave(db, id)
  const released = await releaseWave(db, id, { confirmedBy: 'test', publishedOn: '2026-11-22' })
  expect(released.outcome).toBe('released')
  await openDemonstration(db, NOW)
  expect(await addDemonstrationAccounts(db, NOW)).toHaveLength(3)
}

/** A wave with an answer, an analysis and a release that are not synthetic, and an account. */
async function realWave(): Promise<string> {
  const id = await makeOpenWave(db, { id: 'real' })
  const [example] = db.columns.prepare('SELECT * FROM "Response" LIMIT 1').all() as ResponseRow[]
  const row = { ...example!, waveId: id, cityCode: '330100', stratum: null, baseWeight: 1 }
  expect(insertResponses(db, [row])).toEqual([true])
  setWaveStatus(db, id, 'closed')
  await analyseWave(db, id)
  expect(await releaseWave(db, id, { confirmedBy: 'test', publishedOn: '2026-11-22' })).toMatchObject({
    outcome: 'released',
  })
  insertAccount(db, { name: 'owner', role: 'operator', passwordHash: '-', cities: [], demonstration: false })
  return id
}

function rowsOf(wave: string): unknown[] {
  return OF_A_WAVE.map((table) => {
    const key = table === 'Wave' ? 'id' : 'waveId'
    return db.columns.prepare(`SELECT * FROM "${table}" WHERE "${key}" = ?`).all(wave)
  })
}

describe('removing the demonstration', () => {
  it('takes all of it and counts it, what was declared of its waves too', async () => {
    await demonstrate()
    const reason = { 'zh-CN': '演示断点', en: 'A break to show' }
    const form = { kind: 'other' as const, cities: null, covers: null, reason }
    await declareTrend(db, 'demo', { since: null, declared: { type: 'break', form } }, { by: 'x', at: NOW })
    const { removed } = removeDemonstration(db, NOW)
    expect(removed).toEqual({
      waves: 2,
      responses: 300,
      invitations: 0,
      analyses: 1,
      releases: 1,
      accounts: 3,
    })
    for (const table of [
      ...OF_A_WAVE,
      ...['AnalysisCity', 'ReleaseCity', 'TrendDeclaration', 'Account', 'AccountCity'],
    ]) {
      expect(db.columns.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(), table).toBe(0)
    }
  })

  it('leaves real data alone, even a real release', async () => {
    await demonstrate()
    const real = await realWave()
    const before = rowsOf(real)
    removeDemonstration(db, NOW)
    expect(rowsOf(real)).toEqual(before)
    expect(db.columns.prepare('SELECT "name" FROM "Account"').pluck().all()).toEqual(['owner'])
    expect(db.columns.prepare('SELECT "id" FROM "Wave"').pluck().all()).toEqual(['real'])
  })

  it('is for good: the next start sets nothing up', async () => {
    await demonstrate()
    removeDemonstration(db, NOW)
    expect(await setUpNeed(db)).toBe('nothing')
  })
})

describe('setting up', () => {
  it('is needed on a database without waves, and never beside waves of somebody else', async () => {
    expect(await setUpNeed(db)).toBe('set-up')
    await makeOpenWave(db)
    expect(await setUpNeed(db)).toBe('nothing')
  })

  it('starts again after an interruption, from nothing, and is done when complete', async () => {
    beginSetUp(db)
    await demonstrate()
    expect(await setUpNeed(db)).toBe('start-again')
    beginSetUp(db)
    expect(db.columns.prepare('SELECT count(*) FROM "Response"').pluck().get()).toBe(0)
    await demonstrate()
    markSetUp(db, 'complete')
    expect(await setUpNeed(db)).toBe('nothing')
  })
})
