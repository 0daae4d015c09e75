import JSONstat from 'jsonstat-toolkit'
import readXlsx from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'

import { findRelease, type ReleaseRecord } from '#app/data/results/releases.server.ts'
import { readCsv } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { findTableFormat } from '#app/formats/table-formats.ts'
import { describeRelease } from '#app/services/publication/describe-release.ts'
import { readCityReport } from '#app/services/reporting/read-releases.server.ts'
import type { CityReport, ItemReport } from '#app/survey/reports/report.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { RANKED, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

const EMPTY = { value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null }
const COMMUTE: ItemReport = {
  code: 'commute',
  dimension: 'M1',
  label: { 'zh-CN': '通勤时间', en: 'Commute' },
  text: { 'zh-CN': '单程通勤多久？', en: 'How long is your commute?' },
  score: { ...EMPTY, mark: 'shown' },
  topTwo: { ...EMPTY, mark: 'none' },
  ...{ dontKnow: null, notApplicable: null, options: [] },
  mean: {
    ...{ value: 34.123456789, se: 0.75, low: 32.5, high: 136, n: 180, effectiveN: 150.5, deff: 1.2 },
    mark: 'shown',
  },
  unit: { 'zh-CN': '分钟', en: 'minutes' },
}
const HIDDEN: ItemReport = { ...COMMUTE, mean: { ...EMPTY, mark: 'hidden' } }

let release: ReleaseRecord
let table: DescribedTable
beforeAll(async () => {
  const db = await openTestDatabase('reference')
  const id = await makeReleasedWave(db)
  release = (await findRelease(db, id))!
  const [first, second] = [
    (await readCityReport(db, id, RANKED, 'public'))!,
    (await readCityReport(db, id, SHOWN, 'public'))!,
  ]
  await db.remove()
  const reports: CityReport[] = [
    { ...first, items: [...first.items, COMMUTE] },
    { ...second, items: [...second.items, HIDDEN] },
  ]
  table = await describeRelease('estimates', release, async function* () {
    yield* reports
  })
})

async function write(format: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const chunk of findTableFormat(format, 'figures')!.write(table, 'zh-CN'))
    pieces.push(Buffer.from(chunk))
  return Buffer.concat(pieces)
}

const wanted = (rows: Record<string, unknown>[]) =>
  rows
    .filter(({ code, measure }) => code === 'commute' || measure === 'mean')
    .map((row) =>
      ['city', 'measure', 'unit', 'estimate', 'high', 'n', 'mark'].map((name) => String(row[name] ?? '')),
    )

describe('the mean of a number', () => {
  const ROWS = [
    [RANKED, 'mean', 'minutes', '34.123456789', '136', '180', 'shown'],
    [SHOWN, 'mean', 'minutes', '', '', '', 'hidden'],
  ]

  it('is one row a city in CSV, JSON and XLSX, and nothing but why where it is hidden', async () => {
    const csv = readCsv(await write('csv')).table.rows.map(({ cells }) => cells)
    expect(wanted(csv)).toEqual(ROWS)
    const { rows } = JSON.parse((await write('json')).toString('utf8')) as { rows: Record<string, unknown>[] }
    expect(wanted(rows)).toEqual(ROWS)
    const [sheet] = await readXlsx(await write('xlsx'), { trim: false })
    const [header, ...cells] = sheet!.data as unknown[][]
    const lines = cells.map((row) => Object.fromEntries(header!.map((name, at) => [String(name), row[at]])))
    expect(wanted(lines)).toEqual(ROWS)
  })

  it('stands in the cube of JSON-stat under its code', async () => {
    const cube = JSONstat(JSON.parse((await write('json-stat')).toString('utf8')))
    const at = { release: release.id, figure: 'mean.commute..people', statistic: 'estimate' }
    expect(cube.Data({ ...at, city: RANKED })?.value).toBe(34.123456789)
    expect(cube.Data({ ...at, city: SHOWN })?.value ?? null).toBeNull()
  })

  it('has its unit said in both languages', () => {
    const unit = table.columns.find(({ name }) => name === 'unit')!
    expect(unit.options).toContainEqual({ value: 'minutes', label: { 'zh-CN': '分钟', en: 'minutes' } })
    const measure = table.columns.find(({ name }) => name === 'measure')!
    expect(measure.options?.map(({ value }) => value)).toContain('mean')
  })

  it('can be written in every format of figures', async () => {
    for (const format of ['sdmx-csv', 'sav', 'dta', 'parquet']) {
      expect((await write(format)).length, format).toBeGreaterThan(1000)
    }
  })
})
