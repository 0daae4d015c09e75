import { describe, expect, test } from 'vitest'

import type { Break } from '#app/survey/trend/breaks.ts'
import type { ChangeRow, ComparedWave } from '#app/survey/trend/changes.ts'
import { trendDomain } from '#app/ui/charts/trend-plot.tsx'
import { CityTrend } from '#app/ui/results/trend/city-trend.tsx'
import { renderPage } from '#tests/support/render-page.tsx'
import { drawRelease, type MadeRelease } from '#tests/support/records/report-factory.ts'

const made = drawRelease()
const report = made.reports.find((one) => one.place.blended)!

const SINCE: ComparedWave = {
  wave: 'made-2025',
  title: { 'zh-CN': '上一期', en: 'The wave before' },
  opensOn: '2025-05-01',
  closesOn: '2025-06-30',
  release: 'made-2025-r1',
  publishedOn: '2025-07-15',
  breaks: [],
  bridges: [],
}

const ROW: ChangeRow = {
  ...{ measure: 'index', code: 'SMILE', edition: 'people' },
  before: { value: 61.2, low: 60, high: 62.4 },
  now: { value: 63.4, low: 62.5, high: 64.3 },
  ...{ difference: 2.2, se: 0.75, low: 0.7, high: 3.7, df: null, t: 2.93, p: 0.0034, pAdjusted: 0.01 },
  ...{ verdict: 'up', breaks: [], bridges: [], parts: null },
}
const UNTESTED = {
  ...{ difference: null, se: null, low: null, high: null, t: null, p: null, pAdjusted: null },
}
const WORDING: Break = {
  ...{ kind: 'wording', origin: 'found', cities: null, covers: ['l1_see_doctor'], edition: null },
  ...{ before: 'smile-short@1', after: 'smile-short@2', reason: null, on: null, late: false },
}

function show(rows: ChangeRow[], since = SINCE, language: 'zh-CN' | 'en' = 'en') {
  const release: MadeRelease = {
    ...made,
    summary: { ...made.summary, trend: { modes: {}, margins: [], since: [since] } },
  }
  const changes = [{ wave: since.wave, release: since.release, rows }]
  return renderPage(
    <CityTrend release={release} report={{ ...report, changes }} audience="public" />,
    language,
  )
}

describe('since last time', () => {
  test('says in a sentence that a rise is real, with its interval', () => {
    expect(show([ROW])).toContain(
      'People-only index: 63.4, up 2.2 since June 2025 (change between +0.7 and +3.7); the rise is real.',
    )
    expect(show([ROW], SINCE, 'zh-CN')).toContain('居民版指数 63.4，比2025年6月上升 2.2')
  })

  test('says that the survey cannot tell, and never that nothing changed', () => {
    const html = show([{ ...ROW, verdict: 'no-clear-change', difference: 0.4 }])
    expect(html).toContain('after 61.2 in June 2025; the survey cannot tell this from no change.')
    expect(html).not.toContain('real.')
  })

  test('names what stands between and draws a gap instead of a line', () => {
    const broken = { ...ROW, ...UNTESTED, verdict: 'no-bridge', breaks: [0] } as const
    const html = show([{ ...broken, breaks: [0] }], { ...SINCE, breaks: [WORDING] })
    expect(html).toContain(
      'The two cannot be compared as long as no bridge is declared over: Wording of questions.',
    )
    expect(html).toContain('smile-short@1 → smile-short@2')
    expect(html).toContain('mark-gap')
    expect(html).not.toContain('trend-line')
    expect(html).not.toContain('+2.2')
    expect(show([ROW])).toContain('trend-line')
  })

  test('takes an index of another framework apart, and says that neither part was tested', () => {
    const parts = { scores: 1.5, method: -0.7 }
    const since: ComparedWave = { ...SINCE, breaks: [{ ...WORDING, kind: 'framework', covers: null }] }
    const html = show([{ ...ROW, ...UNTESTED, verdict: 'break', breaks: [0], parts }], since)
    expect(html).toContain(
      'Of the difference, +1.5 comes from the scores and -0.7 from the new way the index is made; neither has been tested.',
    )
  })

  test('gives no number of a city that one of the two hides, and says why', () => {
    const html = show([])
    expect(html).toContain('fewer than 30 answers in one of the two waves')
    expect(html).not.toContain('<svg')
  })

  test('is not there in a first wave or in a release made before there were comparisons', () => {
    const { changes: _none, ...alone } = report
    const page = (one: typeof report) => <CityTrend release={made} report={one} audience="public" />
    expect(renderPage(page({ ...alone, changes: [] }), 'en')).toBe('')
    expect(renderPage(page(alone), 'en')).toBe('')
  })

  test('has every verdict in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const verdict of ['up', 'down', 'no-clear-change', 'break', 'no-bridge', 'open'] as const) {
        expect(show([{ ...ROW, verdict }], SINCE, language)).toContain('63.4')
      }
      for (const verdict of ['too-few', 'hidden'] as const) {
        expect(
          show(
            [ROW, { ...ROW, ...UNTESTED, measure: 'smile_rate', code: '', before: null, now: null, verdict }],
            SINCE,
            language,
          ),
        ).toContain('<svg')
      }
    }
  })
})

test('the axis holds every interval, is at least ten points wide and never leaves the scale', () => {
  expect(trendDomain([{ value: 61, low: 60, high: 62 }])).toEqual({ min: 55, max: 70 })
  expect(trendDomain([{ value: 98, low: 96, high: 100 }])).toEqual({ min: 90, max: 100 })
  expect(trendDomain([{ value: 2, low: null, high: null }])).toEqual({ min: 0, max: 10 })
})
