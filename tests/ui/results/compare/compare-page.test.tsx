import { describe, expect, test } from 'vitest'

import type { CityReport, Place } from '#app/survey/reports/report.ts'
import { ComparePage } from '#app/ui/results/compare/compare-page.tsx'
import { pairsApart, zoomOn, type CompareView } from '#app/ui/results/compare/compare-view.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const ranked = release.reports.filter(({ place }) => place.blended)
const base = {
  release,
  latest: true,
  edition: 'blended' as const,
  reports: ranked.slice(0, 3),
  typed: [],
  notPicked: [],
  tooMany: false,
}
const page = (changes: Partial<CompareView> = {}, language: 'zh-CN' | 'en' = 'en') =>
  renderPage(<ComparePage {...base} {...changes} path="/compare" />, language)

function placed(report: CityReport, leagueLow: number, leagueHigh: number): CityReport {
  const place: Place = {
    rank: leagueLow,
    low: leagueLow,
    high: leagueHigh,
    leagueLow,
    leagueHigh,
    of: 100,
    tier: 1,
    tierSize: 1,
  }
  return { ...report, place: { ...report.place, blended: place } }
}

describe('cities side by side', () => {
  test.each(['zh-CN', 'en'] as const)('have every text in %s', (language) => {
    expect(page({}, language)).not.toContain('compare.')
    expect(page({ reports: [] }, language)).not.toContain('compare.')
  })

  test('show the figures of each city with their intervals, and its set of places', () => {
    const html = page()
    for (const { index, place, city } of base.reports) {
      expect(html).toContain(city.name.en)
      expect(html).toContain(index.blended.value!.toFixed(1))
      expect(html).toContain(`${place.blended!.leagueLow} to ${place.blended!.leagueHigh} of`)
    }
    // index, place, tier, smile rate, satisfaction, three senses, five and twelve
    expect(html.match(/<th scope="row"/g)).toHaveLength(8 + 17)
  })

  test('are called ahead of one another only where their sets of places do not meet', () => {
    const [a, b, c] = ranked as [CityReport, CityReport, CityReport]
    const reports = [placed(a, 1, 10), placed(b, 8, 30), placed(c, 31, 40)]
    expect(pairsApart(reports, 'blended').map(([one, two]) => [one.city.code, two.city.code])).toEqual([
      [a.city.code, c.city.code],
      [b.city.code, c.city.code],
    ])
    const html = page({ reports })
    expect(html).toContain(`${a.city.name.en} stands ahead of ${c.city.name.en}.`)
    expect(html).not.toContain(`${a.city.name.en} stands ahead of ${b.city.name.en}`)
    expect(page({ reports: [placed(a, 1, 10), placed(b, 8, 30)] })).toContain('cannot tell the order of')
  })

  test('are drawn on the part of the axis they need, which is said', () => {
    const zoom = zoomOn(base.reports, 'blended')
    for (const { index } of base.reports) {
      expect(index.blended.low).toBeGreaterThan(zoom.min)
      expect(index.blended.high).toBeLessThan(zoom.max)
    }
    expect(page()).toContain(`the axis shows ${zoom.min} to ${zoom.max} only`)
    expect(zoomOn([], 'blended')).toEqual({ min: 0, max: 100 })
  })

  test('say nothing of the order of cities without a place', () => {
    const open = release.reports.find(({ design }) => design === 'open')!
    expect(page({ reports: [ranked[0]!, open] })).toContain('nothing is said of their order')
  })

  test('name what was typed and is no city, and that four are the most', () => {
    const html = page({ notPicked: [{ typed: 'Paris', reason: 'unknown', meant: [] }], tooMany: true })
    expect(html).toContain('“Paris” was not surveyed in this release')
    expect(html).toContain('Only the first 4 cities are shown.')
  })
})
