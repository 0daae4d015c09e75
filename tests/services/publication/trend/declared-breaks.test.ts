import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { listDeclarations } from '#app/data/results/trend-declarations.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { declareTrend, withdrawDeclaration } from '#app/services/publication/trend/declare-trend.server.ts'
import { readTrends } from '#app/services/publication/trend/read-trends.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import type { Declaration } from '#app/survey/trend/declaration.ts'
import { makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { LAST_YEAR, releaseOf } from './two-waves.ts'

const BY = { by: 'wang', at: new Date('2026-02-01T08:00:00Z') }
const REASON = { 'zh-CN': '调查机构更换', en: 'Another agency did the fieldwork' }
const CITIES = [
  { code: RANKED, responses: 200 },
  { code: RANKED_TOO, responses: 180 },
]
const BREAK: Declaration['declared'] = {
  type: 'break',
  form: { kind: 'other', cities: [RANKED], covers: null, reason: REASON },
}
const BRIDGE: Declaration['declared'] = {
  type: 'bridge',
  form: { kind: 'other', by: 'overlap', covers: ['satisfaction'], shift: 2, se: 0.5, reason: REASON },
}

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await releaseOf(db, { id: 'before', cities: CITIES, seed: 2, ...LAST_YEAR })
})
afterAll(() => db.remove())

async function makeWave(id: string) {
  await makeClosedWave(db, { id, cities: CITIES, seed: 3 })
  await analyseWave(db, id)
}

async function released(id: string) {
  const outcome = await releaseWave(db, id, { confirmedBy: 'x', publishedOn: '2026-04-10' })
  if (outcome.outcome !== 'released') throw new Error(JSON.stringify(outcome))
  return outcome.releaseId
}

describe('a declared break', () => {
  it('keeps a city from being called changed, and only that city', async () => {
    await makeWave('broken')
    expect(await declareTrend(db, 'broken', { since: 'before', declared: BREAK }, BY)).toMatchObject({
      outcome: 'declared',
      late: true,
    })
    const release = await released('broken')
    const touched = (await readCityReport(db, release, RANKED, 'public'))!.changes![0]!.rows
    expect(new Set(touched.map(({ verdict }) => verdict))).toEqual(new Set(['no-bridge']))
    for (const { difference, p, before, now } of touched) {
      expect([difference, p]).toEqual([null, null])
      expect([before, now]).not.toContain(null)
    }
    const other = (await readCityReport(db, release, RANKED_TOO, 'public'))!.changes![0]!.rows
    expect(other.every(({ p }) => p !== null)).toBe(true)
  })

  it('stands on the method card with its reason and that it came late, and in the audit log', async () => {
    const { methodCard, summary } = (await readRelease(db, 'broken-r1'))!
    const { text } = methodCard.entries.find(({ key }) => key === 'dates')!
    expect(text.en).toContain(
      'Since before-r1: break in another change (declared 2026-02-01 after the wave opened; 1 city; Another agency did the fieldwork).',
    )
    expect(text['zh-CN']).toContain('调查机构更换')
    expect(summary.trend!.since[0]!.breaks).toMatchObject([{ origin: 'declared', late: true, kind: 'other' }])
    expect(JSON.stringify([summary, methodCard])).not.toContain('wang')
    const { lines } = await listAudit(db, 1, 5)
    expect(lines.find(({ action }) => action === 'break-declared')).toMatchObject({
      actor: 'wang',
      subject: 'broken',
      detail: { since: 'before', kind: 'other', late: true },
    })
  })

  it('is bridged for what the bridge names alone, with its shift and its error', async () => {
    await makeWave('bridged')
    await declareTrend(db, 'bridged', { since: null, declared: BREAK }, BY)
    await declareTrend(db, 'bridged', { since: null, declared: BRIDGE }, BY)
    const rows = (await readTrends(db, 'bridged', 'before'))!.draft!.cities.find(
      ({ city }) => city.code === RANKED,
    )!.rows
    const own = rows.find(({ measure }) => measure === 'satisfaction')!
    expect(own.bridges).toEqual([0])
    expect(own.difference).toBeCloseTo(own.now!.value - own.before!.value - 2, 12)
    expect(rows.filter(({ verdict }) => verdict === 'no-bridge')).toHaveLength(rows.length - 1)
    expect(own.se! ** 2).toBeGreaterThan(0.25)
  })

  it('of a wave in between holds for every comparison across it', async () => {
    const middle = { id: 'middle', cities: CITIES, seed: 4, opensOn: '2025-09-01', closesOn: '2025-09-30' }
    await makeClosedWave(db, middle)
    await declareTrend(db, 'middle', { since: null, declared: BREAK }, BY)
    await analyseWave(db, 'middle')
    await released('middle')
    await makeWave('after')
    const { since } = (await readTrends(db, 'after', null))!
    expect(since.map(({ wave, breaks }) => [wave, breaks.length])).toEqual([
      ['middle', 0],
      ['before', 1],
    ])
  })
})

describe('what was declared', () => {
  it('can be taken back from a draft, with a line in the audit log, and from no other wave', async () => {
    await makeWave('kept')
    setWaveStatus(db, 'kept', 'draft')
    const made = await declareTrend(db, 'kept', { since: null, declared: BREAK }, BY)
    if (made.outcome !== 'declared') throw new Error('it was declined')
    expect(made.late).toBe(false)
    expect(await withdrawDeclaration(db, 'kept', made.id, BY)).toEqual({ outcome: 'withdrawn' })
    expect((await listAudit(db, 1, 1)).lines[0]).toMatchObject({ action: 'declaration-withdrawn' })
    await declareTrend(db, 'kept', { since: null, declared: BREAK }, BY)
    setWaveStatus(db, 'kept', 'open')
    const [kept] = listDeclarations(db, 'kept')
    expect(await withdrawDeclaration(db, 'kept', kept!.id, BY)).toMatchObject({
      error: { code: 'DECLARATION_KEPT' },
    })
  })

  it('is never edited, never removed and never back-dated, whatever is tried on the database', () => {
    const [kept] = listDeclarations(db, 'kept')
    const change = (sql: string) => () => db.columns.exec(sql)
    expect(change(`UPDATE "TrendDeclaration" SET "declared" = '{}' WHERE "id" = ${kept!.id}`)).toThrow(
      'edited',
    )
    expect(change(`DELETE FROM "TrendDeclaration" WHERE "id" = ${kept!.id}`)).toThrow('kept')
    expect(
      change(`INSERT INTO "TrendDeclaration" ("waveId", "declared", "declaredBy", "declaredOn", "late")
        VALUES ('kept', '{}', 'x', '2026-01-01', 0)`),
    ).toThrow('late')
  })

  it('is declined for waves that are not compared', async () => {
    expect(await declareTrend(db, 'nowhere', { since: null, declared: BREAK }, BY)).toMatchObject({
      error: { code: 'UNKNOWN_WAVE' },
    })
    expect(await declareTrend(db, 'kept', { since: 'nowhere', declared: BREAK }, BY)).toMatchObject({
      error: { code: 'UNKNOWN_EARLIER_WAVE' },
    })
  })
})
