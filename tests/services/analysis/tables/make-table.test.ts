import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { exportTable } from '#app/services/analysis/tables/export-table.server.ts'
import { openWeighedWave } from '#app/services/analysis/tables/kept/kept-waves.server.ts'
import { listDomains } from '#app/services/analysis/tables/list-domains.ts'
import { makeTable } from '#app/services/analysis/tables/make-table.server.ts'
import { givesAway } from '#app/services/analysis/tables/protect-means.ts'
import type { WeighedWave } from '#app/services/analysis/tables/kept/weigh-wave.server.ts'
import { readTableChoices, tableQuery } from '#app/survey/workbench/table-choices.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { HIDDEN, makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'

const ITEM = 'city_life_satisfaction'
const RESPONSES = 1066
const PATIENCE = 60_000

let db: TestDatabase
let wave: string
let weighed: WeighedWave
beforeAll(async () => {
  db = await openTestDatabase('reference')
  wave = await makeClosedWave(db)
  const kept = await openWeighedWave(db, wave, RESPONSES, PATIENCE)
  if (kept.outcome !== 'ready') throw new Error(JSON.stringify(kept))
  weighed = kept.weighed
})
afterAll(() => db.remove())

async function made(query: string) {
  const outcome = await makeTable(db, weighed, readTableChoices(new URLSearchParams(query)))
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.error))
  return outcome.table
}
async function refusal(query: string) {
  const outcome = await makeTable(db, weighed, readTableChoices(new URLSearchParams(query)))
  return outcome.outcome === 'refused' ? outcome.error.code : null
}

describe('a table of a wave', () => {
  it('has the means of the cities that the analysis has', async () => {
    const table = await made(`item=${ITEM}&by=city`)
    const analysed = await analyseWave(db, wave)
    if (analysed.outcome === 'refused') throw new Error(analysed.error.code)
    const { cities } = (await findAnalysis(db, analysed.analysisId))!
    for (const code of [RANKED, RANKED_TOO]) {
      const { score } = cities
        .find(({ city }) => city.code === code)!
        .items.find((item) => item.code === ITEM)!
      const { mean } = table.groups.find(({ names }) => names[0]!.key === code)!
      expect(mean!.value).toBeCloseTo(score.value!, 9)
      expect(mean!.se).toBeCloseTo(score.se!, 9)
      expect(mean!.n).toBe(score.n)
    }
  })

  it('shows nothing of a city of six people, nor enough beside it to work it out', async () => {
    const { groups } = await made(`item=${ITEM}&by=city`)
    const hidden = groups.find(({ names }) => names[0]!.key === HIDDEN)!
    expect(hidden).toMatchObject({ n: null, effectiveN: null, mark: 'hidden' })
    expect(hidden.cells.filter(({ value }) => value !== null && value > 0)).toEqual([])
    expect(groups.filter(({ n }) => n === null).length).toBeGreaterThan(1)
  })

  it('shows no share of one to nine people and no mean that gives a hidden share away', async () => {
    for (const query of [
      'by=age_group&then=sex',
      'by=city',
      'by=education&share=answer',
      'by=item:smile_greet_day',
    ]) {
      const table = await made(`item=${ITEM}&${query}`)
      for (const { cells, mean } of [...table.groups, table.all]) {
        for (const cell of cells) expect(cell.n === null || cell.n === 0 || cell.n >= 10).toBe(true)
        const states = cells.map(({ value }) => (value === null ? ('hidden' as const) : ('shown' as const)))
        const scores = table.answers.map(({ missing }, at) => (missing ? NaN : at))
        if (mean?.value != null && table.choices.share === 'group')
          expect(givesAway(states, scores)).toBe(false)
      }
    }
  })

  it('lets shares of a group add up to 100 where all are shown', async () => {
    const { groups } = await made(`item=${ITEM}&by=sex&city=${RANKED}&city=${RANKED_TOO}&dontKnow=left-out`)
    const whole = groups.filter(({ cells }) => cells.every(({ value }) => value !== null))
    for (const { cells } of whole) {
      expect(cells.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(100, 9)
    }
  })

  it('compares few groups in pairs and many with all others, as long as nothing is chosen', async () => {
    expect((await made(`item=${ITEM}&by=sex`)).comparing).toBe('pairs')
    expect((await made(`item=${ITEM}&by=sex_age_group`)).comparing).toBe('rest')
    expect((await made(`item=${ITEM}&by=sex&tests=rest`)).comparing).toBe('rest')
  })

  it('takes several answers one by one and tests nothing as a whole', async () => {
    const table = await made('item=dimension_importance&by=sex')
    expect(table).toMatchObject({ several: true, test: null, comparisons: [] })
    expect(table.groups.every(({ mean }) => mean === null)).toBe(true)
  })

  it('offers every grouping of which there are two groups', () => {
    const keys = listDomains(weighed).map(({ key }) => key)
    expect(keys).toEqual(
      expect.arrayContaining(['city', 'district', 'sex', 'education', 'item:smile_greet_day']),
    )
    expect(keys).not.toContain('channel')
  })

  it('declines what makes no table', async () => {
    expect(await refusal('item=none&by=sex')).toBe('UNKNOWN_ITEM')
    expect(await refusal(`item=${ITEM}&by=shoes`)).toBe('UNKNOWN_DOMAIN')
    expect(await refusal(`item=${ITEM}&by=sex&then=sex`)).toBe('SAME_DOMAIN')
    expect(await refusal(`item=${ITEM}&by=district`)).toBe('DISTRICTS_OF_ONE_CITY')
    expect(await refusal(`item=${ITEM}&by=city&city=999999`)).toBe('NOTHING_TO_TABULATE')
  })

  it('keeps the columns until the answers change', async () => {
    const open = async (responses: number) => {
      const kept = await openWeighedWave(db, wave, responses, PATIENCE)
      return kept.outcome === 'ready' ? kept.weighed : null
    }
    const first = await open(RESPONSES)
    expect(first).not.toBeNull()
    expect(await open(RESPONSES)).toBe(first)
    expect(await open(RESPONSES + 1)).not.toBe(first)
  })

  it('says that a wave is being read when that takes longer than a page waits', async () => {
    const other = await makeClosedWave(db, { id: 'other', cities: [{ code: RANKED, responses: 40 }] })
    expect((await openWeighedWave(db, other, 40, 0)).outcome).toBe('reading')
    expect((await openWeighedWave(db, other, 40, PATIENCE)).outcome).toBe('ready')
  })

  it('writes files with every figure of the page, and notes the download', async () => {
    const table = await made(`item=${ITEM}&by=sex`)
    const about = { id: wave, title: weighed.wave.title, population: weighed.wave.settings.population }
    const asked = { format: 'json', language: 'en' as const, actor: 'ada', at: new Date() }
    const file = exportTable(db, about, table, asked)
    if (file.outcome === 'refused') throw new Error(file.error.code)
    let text = ''
    for await (const chunk of file.chunks) text += String(chunk)
    const { rows } = JSON.parse(text) as { rows: Record<string, unknown>[] }
    const shares = rows.filter(({ figure }) => figure === 'share_of_group')
    expect(shares.map(({ estimate }) => estimate)).toEqual(
      table.groups.flatMap(({ cells }) => cells.map(({ value }) => value)),
    )
    expect(rows.filter(({ figure }) => figure === 'mean').map(({ estimate }) => estimate)).toEqual(
      [...table.groups, table.all].map(({ mean }) => mean!.value),
    )
    expect(exportTable(db, about, table, { ...asked, format: 'exe' }).outcome).toBe('refused')
    const noted = db.columns
      .prepare(`SELECT "action", "subject" FROM "AuditEntry" WHERE "actor" = 'ada'`)
      .all()
    expect(noted).toEqual([{ action: 'export-made', subject: wave }])
  })
})

describe('the choices of a table', () => {
  it('stand in the address and come back from it', () => {
    const query = 'item=a&by=sex&then=city&city=1&city=2&share=answer&dontKnow=left-out'
    const choices = readTableChoices(new URLSearchParams(query))
    expect(readTableChoices(new URLSearchParams(tableQuery(choices)))).toEqual(choices)
  })

  it('are the usual ones where the address makes no sense', () => {
    expect(readTableChoices(new URLSearchParams('share=half&by=sex'))).toMatchObject({
      share: 'group',
      by: 'sex',
    })
  })
})
