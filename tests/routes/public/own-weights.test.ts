import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as data } from '#app/routes/public/data.tsx'
import { loader, meta } from '#app/routes/public/own-weights.tsx'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { OPEN, RANKED, RANKED_TOO, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { contextOf, requestOf, thrownBy } from '#tests/support/records/staff.ts'

let db: TestDatabase
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const asked = (path: string) => ({ request: requestOf(path, null), context: contextOf(db), params: {} })
const read = (query: string) => loader(asked(`/ranking/my-weights${query}`))
const ranked = async (query: string) => (await read(query)).page!.value

describe('own weights and downloads', () => {
  it('stand before a release', async () => {
    expect((await read('')).page).toBeNull()
    expect((await data(asked('/data'))).downloads).toBeNull()
    await makeReleasedWave(db)
  })

  it('at the weights of the release give its scores, sets and tiers, in both editions', async () => {
    const release = (await readRelease(db))!
    for (const edition of ['people', 'blended'] as const) {
      const { ranking } = await ranked(`?edition=${edition}`)
      expect(ranking.lines.length).toBeGreaterThan(1)
      for (const { code, score, set, tier } of ranking.lines) {
        const line = release.summary.cities.find(({ city }) => city.code === code)!
        const { rank, leagueLow, leagueHigh, tier: own } = line.place[edition]!
        expect(score).toBeCloseTo(line.index[edition].value!, 9)
        expect({ set, tier }).toEqual({ set: { rank, low: leagueLow, high: leagueHigh }, tier: own })
      }
      expect(ranking.keepTier).toBe(ranking.ranked)
      expect(ranking.meetSet).toBe(ranking.ranked)
    }
  })

  it('place the cities that the release ranks, and no other', async () => {
    const { ranking } = await ranked('?w.S=60&w.M=0')
    const codes = ranking.lines.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining([RANKED, RANKED_TOO, SHOWN]))
    expect(codes).not.toContain(OPEN)
  })

  it('show the weighted mean of the published scores', async () => {
    const { ranking, basis } = await ranked('?w.S=3&w.M=1&w.I=0&w.L=0&w.E=0')
    const city = basis.cities.find(({ code }) => code === RANKED)!
    const line = ranking.lines.find(({ code }) => code === RANKED)!
    expect(line.score).toBeCloseTo((3 * city.scores[0]! + city.scores[1]!) / 4, 10)
  })

  it('are found by search engines in one address only', async () => {
    const robots = async (query: string) =>
      JSON.stringify(meta({ data: await read(query) } as unknown as Parameters<typeof meta>[0]))
    expect(await robots('')).not.toContain('noindex')
    expect(await robots('?w.S=60')).toContain('noindex')
  })

  it('are not found for a release that is not there', async () => {
    expect((await thrownBy(read('?release=nothing'))).status).toBe(404)
    expect((await thrownBy(data(asked('/data?release=nothing')))).status).toBe(404)
  })

  it('list the files of the release and all releases', async () => {
    const { files, lines, origin, latest } = (await data(asked('/data'))).downloads!.value
    expect(files.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['estimates', 'index', 'method-card']),
    )
    expect(files.map(({ table }) => table)).not.toContain('changes')
    expect(lines.map(({ id }) => id)).toEqual(['made-2026-r1'])
    expect(latest).toBe(true)
    expect(origin).toMatch(/^https?:/)
  })
})
