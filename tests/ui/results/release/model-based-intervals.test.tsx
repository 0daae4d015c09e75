import { describe, expect, test } from 'vitest'

import { ESTIMATE_COLUMNS, estimateRows } from '#app/formats/estimate-table.ts'
import { INDEX_COLUMNS, indexRows } from '#app/formats/index-table.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { RankingView } from '#app/ui/results/ranking/ranking-view.tsx'
import { DraftResults } from '#app/ui/staff/wave/figures/draft-results.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const open = release.reports.find(({ design }) => design === 'open')!
const invited = release.reports.find(({ place }) => place.blended !== null)!

/** The same release as if every city had been open to all. */
const allOpen = {
  ...release,
  summary: {
    ...release.summary,
    cities: release.summary.cities.map((line) => ({ ...line, design: 'open' as const })),
  },
}

const LABEL = { en: 'model-based', 'zh-CN': '模型区间' }
const ASSUMPTION = { en: 'They assume that people alike', 'zh-CN': '它假设：' }
const LANGUAGES = ['en', 'zh-CN'] as const

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** An interval of scores and what follows it; scores have one decimal, sets of places none. */
const INTERVAL = /\d+\.\d%?(?:–| and | 至 )\d+\.\d%?(.{0,60})/g

/** What follows each interval of a page in which the label is missing. */
function unlabelled(html: string, language: 'en' | 'zh-CN'): string[] {
  const found = [...textOf(html).matchAll(INTERVAL)].map(([whole, after]) => ({ whole, after: after ?? '' }))
  expect(found.length).toBeGreaterThan(0)
  return found.flatMap(({ whole, after }) => {
    const next = after.search(/\d+\.\d/)
    const own = next < 0 ? after : after.slice(0, next)
    return own.includes(LABEL[language]) ? [] : [whole]
  })
}

const cityPage = (report: CityReport, language: 'en' | 'zh-CN', from = release) =>
  renderPage(<CityPage release={from} report={report} latest audience="evaluator" withItems />, language)
const ranking = (from: typeof release, language: 'en' | 'zh-CN') =>
  renderPage(
    <RankingView
      release={from}
      latest
      edition="blended"
      filter={{ q: '', cluster: '', level: '' }}
      path="/ranking"
    />,
    language,
  )
const draft = (from: typeof release, language: 'en' | 'zh-CN') =>
  renderPage(<DraftResults summary={from.summary} linkOf={(code) => code} />, language)

describe.each(LANGUAGES)(
  'no interval of open participation is printed without its label (%s)',
  (language) => {
    test("on a city's page, in sentences, tables and under pictures", () => {
      const html = cityPage(open, language, allOpen)
      expect(unlabelled(html, language)).toEqual([])
      expect(html).toContain(ASSUMPTION[language])
      for (const figure of html.match(/<figure.*?<\/figure>/gs) ?? []) {
        if (figure.includes('mark-span')) {
          const subtitle = /chart-subtitle">([^<]*)/.exec(figure)?.[1]
          expect(subtitle).toContain(LABEL[language])
        }
      }
    })

    test('in the ranking, its groups and the draft results', () => {
      for (const html of [ranking(allOpen, language), draft(allOpen, language)]) {
        expect(unlabelled(html, language)).toEqual([])
        expect(html).toContain(ASSUMPTION[language])
      }
    })

    test('and no interval of an invited sample has it', () => {
      expect(cityPage(invited, language)).not.toContain(LABEL[language])
      const only = {
        ...release.summary,
        cities: release.summary.cities.filter((line) => line.design === 'invited'),
      }
      const html =
        ranking({ ...release, summary: only }, language) + draft({ ...release, summary: only }, language)
      expect(html).not.toContain(LABEL[language])
    })
  },
)

describe('files say what every interval rests on', () => {
  test.each([
    [INDEX_COLUMNS, (report: CityReport) => [...indexRows('r', report, 'SMILE')]],
    [ESTIMATE_COLUMNS, (report: CityReport) => [...estimateRows('r', report)]],
  ])('%#', (columns, rowsOf) => {
    const at = (name: string) => columns.indexOf(name)
    for (const [report, kind] of [
      [open, 'model-based'],
      [invited, 'sampling'],
    ] as const) {
      const rows = rowsOf(report)
      expect(rows.some((row) => row[at('low')] !== null)).toBe(true)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length)
        expect(row[at('interval')]).toBe(row[at('low')] === null ? null : kind)
      }
    }
  })
})
