import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { listQuotes } from '#app/data/results/quotes.server.ts'
import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import { repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { approveQuote, withdrawQuote } from '#app/services/analysis/themes/approve-quote.server.ts'
import { readThemes } from '#app/services/analysis/themes/read-themes.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { ThemeReport } from '#app/survey/reports/themes.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { EVALUATORS, INDICATIVE, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { ITEM, makeWrittenWave, PHONE } from '#tests/support/records/written-wave.ts'

let db: TestDatabase
let analysisId: string
let waveId: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  ;({ waveId, analysisId } = await makeWrittenWave(db))
})
afterAll(() => db.remove())

const words = (themes: ThemeReport[] | undefined) =>
  themes?.flatMap((one) => one.themes.map((theme) => theme.words.join(' ')))

async function release() {
  const released = await releaseWave(db, waveId, { confirmedBy: 'eva', publishedOn: '2026-04-03' })
  if (released.outcome === 'refused') throw new Error(JSON.stringify(released.error))
  const { summary } = (await findRelease(db, released.releaseId))!
  const open = new Map<string, CityReport>()
  const own = new Map<string, CityReport>()
  for await (const { report, evaluatorReport } of readReleasedCities(db, released.releaseId)) {
    open.set(report.city.code, report)
    own.set(report.city.code, evaluatorReport)
  }
  return { id: released.releaseId, summary, open, own }
}

describe('the themes of a wave', () => {
  it('are told to evaluators from ten residents on, with their number', async () => {
    const analysis = (await findAnalysis(db, analysisId))!
    const [themes] = analysis.cities.find(({ city }) => city.code === RANKED)!.themes!
    expect(themes!.writers).toBe(145)
    expect(themes!.themes.map((theme) => [theme.words.join(' '), theme.n])).toEqual([
      ['公交', 80],
      ['小区 停车位', 40],
      ['噪音', 20],
    ])
  })

  it('are told to everyone from thirty on, without any number, and of no hidden city', async () => {
    const { open, own } = await release()
    const [themes] = open.get(RANKED)!.themes!
    expect(words([themes!])).toEqual(['公交', '小区 停车位'])
    expect(themes).toMatchObject({ writers: 140 })
    expect(themes!.themes.every(({ n }) => n === null)).toBe(true)
    expect(words(own.get(RANKED)!.themes)).toContain('噪音')
    expect(open.get(EVALUATORS)!.themes).toEqual([])
    expect(words(open.get(INDICATIVE)!.themes)).toEqual([])
  })

  it('of all published cities leave out what would give a hidden city away', async () => {
    const analysis = (await findAnalysis(db, analysisId))!
    // buses: 80 printed, 25 and 12 in two hidden cities; parking: 40 printed, and 5 more of one hidden city
    expect(analysis.summary.themes![0]!.themes.map((theme) => [theme.words.join(' '), theme.n])).toEqual([
      ['公交', 117],
    ])
  })
})

describe('a quotation', () => {
  const wave = async () => (await findWave(db, waveId))!
  const eva = { by: 'eva', at: new Date('2026-04-02T08:00:00Z') }
  const place = { item: ITEM, city: RANKED, theme: '公交' }
  const look = async (byHand: string[] = []) =>
    (await readThemes(db, await wave(), analysisId, { ...place, quote: null, byHand }))!
  const ofPhone = async () => (await look()).candidates.find(({ told }) => told.includes('电话'))!

  it('is offered with what is struck out, and never with its number', async () => {
    const candidate = await ofPhone()
    expect(candidate.told).toBe('公交太挤，电话 […]')
    expect(candidate.pieces.find(({ struck }) => struck)).toEqual({ text: PHONE, struck: 'number' })
  })

  it('is kept as it was seen, without what was struck out, and noted', async () => {
    const { ref } = await ofPhone()
    const unseen = { ...place, ref, byHand: [], told: `公交太挤，电话 ${PHONE}` }
    expect(await approveQuote(db, await wave(), analysisId, unseen, eva)).toMatchObject({
      error: { code: 'QUOTE_CHANGED' },
    })
    const seen = { ...place, ref, byHand: ['电话'], told: '公交太挤，[…]' }
    expect(await approveQuote(db, await wave(), analysisId, seen, eva)).toEqual({ outcome: 'approved' })
    expect(listQuotes(db, waveId)).toMatchObject([{ ...place, text: '公交太挤，[…]', approvedBy: 'eva' }])
    const noted = db.columns
      .prepare(`SELECT "detail" FROM "AuditEntry" WHERE "action" = 'quote-approved'`)
      .pluck()
    expect(noted.all()).toHaveLength(1)
    expect(String(noted.get())).not.toContain('太挤')
  })

  it('is told to the city it comes from in the next release, whose receipt holds', async () => {
    const { id, summary, open } = await release()
    expect(open.get(RANKED)!.themes![0]!.themes[0]!.quotes).toEqual(['公交太挤，[…]'])
    expect(JSON.stringify([summary, open.get(RANKED_TOO)])).not.toContain('太挤')
    expect(JSON.stringify([...open.values()])).not.toContain(PHONE)
    expect(await verifyReceipt(db, id, repeatAnalysis)).toMatchObject({ outcome: 'confirmed' })
    // a receipt holds whatever is picked later
    const [kept] = listQuotes(db, waveId)
    expect(withdrawQuote(db, await wave(), kept!.id, eva)).toEqual({ outcome: 'withdrawn' })
    expect(listQuotes(db, waveId)).toEqual([])
    expect(await verifyReceipt(db, id, repeatAnalysis)).toMatchObject({ outcome: 'confirmed' })
  })

  it('cannot be of another theme, of nothing, or of a wave people can still withdraw from', async () => {
    const { ref, told } = await ofPhone()
    const ask = async (change: object, of = {}) =>
      approveQuote(
        db,
        { ...(await wave()), ...of },
        analysisId,
        { ...place, ref, told, byHand: [], ...change },
        eva,
      )
    expect(await ask({ theme: '噪音' })).toMatchObject({ error: { code: 'QUOTE_GONE' } })
    expect(await ask({ ref: 'unknown' })).toMatchObject({ error: { code: 'QUOTE_GONE' } })
    const nothing = { byHand: ['公交太挤，电话'], told: '[…]' }
    expect(await ask(nothing)).toMatchObject({ error: { code: 'QUOTE_EMPTY' } })
    expect(await ask({}, { status: 'open' })).toMatchObject({ error: { code: 'QUOTE_NOT_PICKABLE' } })
  })
})
