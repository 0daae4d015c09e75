import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import { tableFormats } from '#app/formats/table-formats.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { exportMicrodata } from '#app/services/analysis/export/export-microdata.server.ts'
import { exportRelease } from '#app/services/publication/export-release.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { readCityReport } from '#app/services/reporting/read-releases.server.ts'
import { EVALUATORS, HIDDEN, makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let release: string
beforeAll(async () => {
  db = await openTestDatabase('reference')
  const wave = await makeClosedWave(db, {
    change: (row, at) =>
      at === 0 ? { ...row, answers: row.answers.replace('{', '{"one_change_open":"=cmd()",') } : row,
  })
  await analyseWave(db, wave)
  const outcome = await releaseWave(db, wave, { confirmedBy: 'x', publishedOn: '2026-04-10' })
  if (outcome.outcome !== 'released') throw new Error(JSON.stringify(outcome))
  release = outcome.releaseId
})
afterAll(() => db.remove())

async function table(what: string, audience: 'public' | 'evaluator' = 'public') {
  const file = await exportRelease(db, release, { what, format: 'csv', audience })
  if (file.outcome === 'refused') throw new Error(file.error.message)
  let text = ''
  for await (const chunk of file.chunks) text += chunk
  const { table: read, problems } = readCsv(text)
  expect(problems).toEqual([])
  return read.rows.map(({ cells }) => cells)
}

describe('exportRelease', () => {
  it('writes the digits of the report, one row per city, measure and edition', async () => {
    const rows = await table('estimates')
    const report = (await readCityReport(db, release, RANKED, 'public'))!
    const find = (measure: string, code: string, edition: string, option = '') =>
      rows.find(
        (row) =>
          row['city'] === RANKED &&
          row['measure'] === measure &&
          row['code'] === code &&
          row['edition'] === edition &&
          row['option'] === option,
      )!
    const index = find('index', '', 'blended')
    expect(index['estimate']).toBe(String(report.index.blended.value))
    expect(index['low']).toBe(String(report.index.blended.low))
    expect(find('smile_rate', '', 'people')['estimate']).toBe(String(report.smileRate.value))
    const node = report.nodes.find(({ code }) => code === 'L1')!
    expect(find('second_level', 'L1', 'people')['deff']).toBe(String(node.people.deff))
    expect(find('second_level', 'L1', 'objective')['estimate']).toBe(String(node.objective))
    const item = report.items[0]!
    expect(find('item_share', item.code, 'people', '99')['estimate']).toBe(
      String(item.options.find(({ value }) => value === 99)!.share),
    )
  })

  it('hides from the public what is for evaluators, and from both what is hidden', async () => {
    const peopleOf = (rows: Record<string, string>[], city: string) =>
      rows.filter((row) => row['city'] === city && row['edition'] !== 'objective' && row['estimate'] !== '')
    const open = await table('estimates')
    expect(peopleOf(open, EVALUATORS)).toEqual([])
    expect(peopleOf(open, HIDDEN)).toEqual([])
    const own = await table('estimates', 'evaluator')
    expect(peopleOf(own, EVALUATORS).length).toBeGreaterThan(10)
    expect(peopleOf(own, HIDDEN)).toEqual([])
  })

  it('never writes a rank without its set', async () => {
    const rows = await table('index')
    const ranked = rows.filter((row) => row['rank'] !== '')
    expect(ranked.length).toBeGreaterThan(2)
    for (const row of ranked) {
      expect(row['level']).toBe('index')
      for (const name of ['rank_low', 'rank_high', 'league_low', 'league_high', 'ranked_cities', 'tier']) {
        expect(Number(row[name])).toBeGreaterThan(0)
      }
      expect(row['no_rank_because']).toBe('')
    }
    const unranked = rows.find((row) => row['city'] === HIDDEN && row['level'] === 'index')!
    expect(unranked).toMatchObject({ rank: '', no_rank_because: 'effective-n', score: '' })
  })

  it('writes JSON with the same columns', async () => {
    const file = await exportRelease(db, release, { what: 'index', format: 'json' })
    if (file.outcome === 'refused') throw new Error(file.error.message)
    let text = ''
    for await (const chunk of file.chunks) text += chunk
    const { columns, rows } = JSON.parse(text) as { columns: string[]; rows: Record<string, unknown>[] }
    const csv = await table('index')
    expect(rows).toHaveLength(csv.length)
    expect(columns).toEqual(Object.keys(csv[0]!))
    expect(String(rows[0]!['score'])).toBe(csv[0]!['score'])
    expect(file.fileName).toBe('made-2026-r1-index.json')
  })

  it('lists what there is when asked for something else', async () => {
    expect(await exportRelease(db, release, { what: 'index', format: 'docx' })).toMatchObject({
      outcome: 'refused',
      error: { code: 'UNKNOWN_FORMAT', at: { known: tableFormats('figures') } },
    })
    expect(await exportRelease(db, release, { what: 'index', format: 'toString' })).toMatchObject({
      error: { code: 'UNKNOWN_FORMAT' },
    })
    expect(await exportRelease(db, release, { what: 'secrets', format: 'csv' })).toMatchObject({
      error: {
        code: 'UNKNOWN_TABLE',
        at: { known: ['estimates', 'index', 'changes', 'drivers', 'domains', 'themes'] },
      },
    })
    expect(await exportRelease(db, 'none', { what: 'index', format: 'csv' })).toMatchObject({
      error: { code: 'UNKNOWN_RELEASE' },
    })
  })
})

describe('exportMicrodata', () => {
  async function microdata() {
    const file = await exportMicrodata(db, release, { format: 'csv', actor: 'an evaluator' })
    if (file.outcome === 'refused') throw new Error(file.error.message)
    let text = ''
    for await (const chunk of file.chunks) text += chunk
    return { file, rows: readCsv(text).table.rows.map(({ cells }) => cells) }
  }

  it('gives every response the weight its results were made with', async () => {
    const { file, rows } = await microdata()
    expect(file.rows).toBe(1066)
    expect(rows).toHaveLength(1066)
    const own = rows.filter((row) => row['city'] === RANKED)
    const report = (await readCityReport(db, release, RANKED, 'evaluator'))!
    const weightOf = (row: Record<string, string>) => Number(row['weight'])
    const total = own.reduce((sum, row) => sum + weightOf(row), 0)
    expect(total).toBeCloseTo(report.city.population15Plus!, 3)
    const answered = own.filter((row) => Number(row['s1_walk_after_dark']) <= 5 && row['s1_walk_after_dark'])
    const score = answered.reduce(
      (sum, row) => sum + weightOf(row) * (Number(row['s1_walk_after_dark']) - 1),
      0,
    )
    const weight = answered.reduce((sum, row) => sum + weightOf(row), 0)
    const published = report.nodes.find(({ code }) => code === 'S1')!.people
    expect(published.n).toBe(answered.length)
    expect((25 * score) / weight).toBeCloseTo(published.value!, 9)
  })

  it('writes no key, disarms formulas, and leaves a line in the audit log', async () => {
    const { rows } = await microdata()
    expect(Object.keys(rows[0]!)).not.toContain('id')
    const ids = db.columns.prepare('SELECT "id" FROM "Response"').pluck().all() as string[]
    expect(JSON.stringify(rows)).not.toContain(ids[0])
    expect(rows.map((row) => row['one_change_open']).filter(Boolean)).toEqual(["'=cmd()"])
    const { lines } = await listAudit(db, 1, 1)
    expect(lines[0]).toMatchObject({
      actor: 'an evaluator',
      action: 'export-made',
      detail: { what: 'microdata' },
    })
  })

  it('declines when the responses are no longer those of the release', async () => {
    db.columns.exec(`DELETE FROM "Response" WHERE "id" = (SELECT min("id") FROM "Response")`)
    expect(await exportMicrodata(db, release, { format: 'csv', actor: 'x' })).toMatchObject({
      outcome: 'refused',
      error: { code: 'RESPONSES_CHANGED' },
    })
    expect(await exportMicrodata(db, release, { format: 'docx', actor: 'x' })).toMatchObject({
      error: { code: 'UNKNOWN_FORMAT' },
    })
  })
})
