import { rmSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { readCityReport } from '#app/services/reporting/read-releases.server.ts'
import { UNGRADED } from '#app/ui/results/city/answers/city-items.tsx'
import { makeFormat } from '#app/ui/format/format.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { INDICATIVE, RANKED, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, tokenOf } from '#tests/support/records/staff.ts'

/**
 * What stands on a page is what the interface for machines gives, to the last decimal a page shows; that the files hold
 * the same numbers whole is in tests/services/publication/export-parity.test.ts.
 */

const CITIES = [RANKED, SHOWN, INDICATIVE]
const TABLES = {
  scores: 'Five first-level and twelve second-level indices',
  mood: 'Scores of satisfaction and the three senses',
}
const format = makeFormat('en')

type Row = Record<string, string | number | null>

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
let release: string
let token: string
const reports = new Map<string, CityReport>()
test.beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  release = await makeReleasedWave(database)
  for (const city of CITIES) reports.set(city, (await readCityReport(database, release, city, 'public'))!)
  await addStaff(database, 'olga', 'official', CITIES)
  token = await tokenOf(database, 'olga', new Date())
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The estimates of a city as machines read them, by measure, code, option and edition. */
async function estimatesOf(city: string): Promise<(...key: string[]) => Row> {
  const answer = await fetch(`${server.origin}/api/v1/releases/${release}/estimates?format=json&city=${city}`)
  const { rows } = (await answer.json()) as { rows: Row[] }
  const known = new Map(
    rows.map((row) => [
      ['measure', 'code', 'option', 'edition'].map((name) => row[name] ?? '').join('|'),
      row,
    ]),
  )
  return (measure, code = '', option = '', edition = 'people') =>
    known.get([measure, code, option, edition].join('|')) ?? {}
}

/** The cells of a table as they are read on the page or the print: one list a row, its head first. */
async function cellsOf(page: Page, label: string): Promise<string[][]> {
  const rows = page.getByRole('region', { name: label, exact: true }).locator('tbody tr')
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.innerText.trim())),
  )
  return cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')))
}

/** A figure as a cell shows it: its value and, below, its interval. Null where none may be shown. */
function shown({ estimate, low, high }: Row, unit = ''): string | null {
  if (typeof estimate !== 'number') return null
  const interval = typeof low === 'number' && typeof high === 'number' ? ` ${format.interval(low, high)}` : ''
  return `${format.score(estimate)}${unit}${interval}`
}

/** A cell shows exactly this figure; or, where there is none, no digit at all but those of a threshold. */
function expectFigure(cell: string | undefined, figure: string | null, what: string): void {
  if (figure === null) expect(cell, what).not.toMatch(/\d\.\d/)
  else expect(cell, what).toBe(figure)
}

for (const media of ['screen', 'print'] as const) {
  for (const city of CITIES) {
    test(`every figure of ${city} on ${media} is the one machines read`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
      await context.addCookies([{ name: 'session', value: token, url: server.origin }])
      const page = await context.newPage()
      await page.emulateMedia({ media })
      const estimate = await estimatesOf(city)
      const report = reports.get(city)!
      let compared = 0
      const compare = (cell: string | undefined, row: Row, what: string, unit = '') => {
        expect(row['mark'], what).toBeDefined()
        expectFigure(cell, shown(row, unit), what)
        compared += 1
      }

      for (const address of [`/cities/${city}?lang=en`, `/official/${city}?lang=en`]) {
        await page.goto(server.origin + address)
        const scores = await cellsOf(page, TABLES.scores)
        expect(scores).toHaveLength(report.nodes.length)
        for (const [head = '', blended, people, objective] of scores) {
          const code = /^([A-Z]) |([A-Z]\d)$/.exec(head)?.slice(1).find(Boolean) ?? ''
          const measure = code.length === 1 ? 'first_level' : 'second_level'
          compare(blended, estimate(measure, code, '', 'blended'), `${address} ${head}, blended`)
          compare(people, estimate(measure, code), `${address} ${head}, people`)
          const side = estimate(measure, code, '', 'objective')['estimate']
          expect(objective).toBe(typeof side === 'number' ? format.score(side) : '–')
        }
        const mood = await cellsOf(page, TABLES.mood)
        const moods = [['satisfaction'], ['sense', 'gain'], ['sense', 'happiness'], ['sense', 'security']]
        expect(mood).toHaveLength(moods.length)
        for (const [at, [measure = '', code = '']] of moods.entries()) {
          compare(mood[at]?.[1], estimate(measure, code), `${address} ${measure} ${code}`)
        }
        const cards = await page.locator('.card .big-figure').allInnerTexts()
        const smile = estimate('smile_rate')['estimate']
        const indices = ['blended', 'people'].map((edition) => estimate('index', '', '', edition)['estimate'])
        const expected = [...indices.map((value) => [value, ''] as const), [smile, '%'] as const]
        expect([...cards].sort()).toEqual(
          expected
            .flatMap(([value, unit]) => (typeof value === 'number' ? [format.score(value) + unit] : []))
            .sort(),
        )
      }

      const items = await cellsOf(
        page,
        "Distribution of answers, score, share of the best two answers and of don't-knows, by question",
      )
      const graded = report.items.filter(({ dimension }) => !UNGRADED.has(dimension))
      expect(items).toHaveLength(graded.length)
      for (const [at, { code }] of graded.entries()) {
        const [, , score, topTwo, dontKnow] = items[at]!
        compare(score, estimate('item_score', code), `${code}, score`)
        compare(topTwo, estimate('item_top_two', code), `${code}, best two`, '%')
        const share = estimate('item_dont_know', code)['estimate']
        expect(dontKnow).toMatch(typeof share === 'number' ? new RegExp(`^${format.share(share)}`) : /^–/)
      }

      await page.goto(`${server.origin}/official/${city}/brief?lang=en`)
      const first = report.nodes.filter(({ level }) => level === 'first')
      const brief = await cellsOf(page, 'Five indices: residents and figures')
      expect(brief).toHaveLength(first.length)
      for (const [at, { code }] of first.entries()) {
        compare(brief[at]?.[1], estimate('first_level', code), `brief, ${code}`)
      }

      expect(compared).toBeGreaterThan(100)
      await context.close()
    })
  }
}

test('places and scores of the ranking are those machines read', async ({ page }) => {
  const answer = await fetch(`${server.origin}/api/v1/releases/${release}/index?format=json`)
  const { rows } = (await answer.json()) as { rows: Row[] }
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const edition of ['blended', 'people']) {
    await page.goto(`${server.origin}/ranking?lang=en&edition=${edition}`)
    const ranked = rows.filter((row) => row['level'] === 'index' && row['edition'] === edition && row['rank'])
    expect(ranked.length).toBeGreaterThan(1)
    for (const row of ranked) {
      const line = page.locator(`tbody tr:has(a[href^="/cities/${row['city']}"])`).first()
      const cells = await line.locator('td, th').allInnerTexts()
      const text = cells.join(' ').replace(/\s+/g, ' ')
      const set = format.range(Number(row['league_low']), Number(row['league_high']))
      expect(cells[0]?.trim()).toBe(set)
      expect(text).toContain(
        `${format.score(Number(row['score']))} ${format.interval(Number(row['low']), Number(row['high']))}`,
      )
    }
  }
})
