import type { LoaderFunctionArgs } from '@remix-run/node'
import JSONstat from 'jsonstat-toolkit'
import { createElement } from 'react'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readCsv } from '#app/formats/csv.ts'
import { loader } from '#app/routes/api/releases-table.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { EDITIONS, type CityReport, type Figure } from '#app/survey/reports/report.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { makeFormat } from '#app/ui/format/format.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { INDICATIVE, RANKED, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const CITIES = [RANKED, SHOWN, INDICATIVE]

type Row = Record<string, unknown>

let db: TestDatabase
let release: string
let files: Record<'csv' | 'xlsx' | 'json', Row[]>
let cube: ReturnType<typeof JSONstat>
beforeAll(async () => {
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
  const csv = readCsv(await download('csv')).table.rows.map(({ cells }) => cells)
  const [sheet] = await readXlsx(await download('xlsx'), { trim: false })
  const [header, ...rows] = sheet!.data as unknown[][]
  const xlsx = rows.map((cells) => Object.fromEntries(header!.map((name, at) => [String(name), cells[at]])))
  const json = (JSON.parse((await download('json')).toString('utf8')) as { rows: Row[] }).rows
  files = { csv, xlsx, json }
  cube = JSONstat(JSON.parse((await download('json-stat')).toString('utf8')))
})
afterAll(() => db.remove())

/** The index of the release in a format, as the interface for machines gives it. */
async function download(format: string): Promise<Buffer> {
  const request = new Request(`http://localhost/api/v1/releases/${release}/index?format=${format}`)
  const context = { database: db, language: 'en' }
  const args = { request, context, params: { release, table: 'index' } } as unknown as LoaderFunctionArgs
  return Buffer.from(await ((await loader(args)) as Response).arrayBuffer())
}

/** The index itself and every first- and second-level index, in both editions. */
function figuresOf(report: CityReport): { edition: string; level: string; code: string; figure: Figure }[] {
  return EDITIONS.flatMap((edition) => [
    { edition, level: 'index', code: 'SMILE', figure: report.index[edition] },
    ...report.nodes.map((node) => ({ edition, level: node.level, code: node.code, figure: node[edition] })),
  ])
}

describe('a number of a release', () => {
  for (const city of CITIES) {
    it(`is the same in CSV, XLSX, JSON and JSON-stat for ${city}, at every level and edition`, async () => {
      const figures = figuresOf((await readCityReport(db, release, city, 'public'))!)
      expect(figures).toHaveLength(36)
      for (const { edition, level, code, figure } of figures) {
        const expected = [figure.value, figure.se, figure.low, figure.high, figure.n]
        for (const rows of Object.values(files)) {
          const row = rows.find(
            (one) => String(one['city']) === city && one['edition'] === edition && one['code'] === code,
          )!
          const found = ['score', 'se', 'low', 'high', 'n'].map((name) => {
            const cell = row[name]
            return cell === null || cell === '' || cell === undefined ? null : Number(cell)
          })
          expect(found).toEqual(expected)
        }
        const at = { release, city, edition, node: `${level}.${code}` }
        const found = ['score', 'se', 'low', 'high', 'n'].map(
          (statistic) => cube.Data({ ...at, statistic })?.value ?? null,
        )
        expect(found).toEqual(expected)
      }
    })

    it(`stands on the page of ${city}, in both languages`, async () => {
      const held = (await readRelease(db, release))!
      const report = (await readCityReport(db, release, city, 'public'))!
      for (const language of ['zh-CN', 'en'] as const) {
        const props = { release: held, report, latest: true, audience: 'public', withItems: false } as const
        const text = renderPage(createElement(CityPage, props), language).replace(/<[^>]*>/g, ' ')
        const { score } = makeFormat(language)
        for (const { edition, figure } of figuresOf(report)) {
          if (edition === 'blended' && figure.value !== null) expect(text).toContain(score(figure.value))
        }
        expect(report.nodes.filter(({ blended }) => blended.value !== null).length).toBeGreaterThan(10)
      }
    })
  }
})
