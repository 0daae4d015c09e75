import { describe, expect, test } from 'vitest'

import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { renderPage } from '#tests/support/render-page.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const release = drawRelease()
const ranked = release.reports.find((report) => report.place.blended)!
const hidden = release.reports.find((report) => report.mark === 'hidden')!
const open = release.reports.find((report) => report.design === 'open')!

function city(report = ranked, language: 'zh-CN' | 'en' = 'en') {
  return renderPage(
    <CityPage release={release} report={report} latest audience="public" withItems />,
    language,
  )
}

describe("a city's page", () => {
  test.each(['zh-CN', 'en'] as const)('has every text in %s', (language) => {
    for (const report of [ranked, hidden, open]) expect(city(report, language)).toContain('<h1>')
  })

  test('answers first: score, interval and place as a set', () => {
    const { value, low, high } = ranked.index.blended
    const place = ranked.place.blended!
    expect(city()).toContain(
      `scores ${value!.toFixed(1)} of 100; the true value is likely between ${low!.toFixed(1)} and ${high!.toFixed(1)}. ` +
        `Its place is between ${place.low} and ${place.high} of ${place.of} ranked cities.`,
    )
  })

  test('gives no number of a city with too few answers, and says why', () => {
    const html = city(hidden)
    expect(html).toContain('Too few answers to show (fewer than 30).')
    expect(html).not.toMatch(/class="big-figure"/)
    expect(html).not.toContain('mark-dot" cx="NaN')
  })

  test('says why a city with open participation has no place', () => {
    expect(city(open)).toContain('Cities with open participation are not ranked')
  })

  test('shows the year of the figures and marks those older than three years', () => {
    const html = city()
    expect(html).toContain('2019–2020')
    expect(html).toContain('older than three years')
  })

  test('puts population, wave, n, effective n and the release code under every chart', () => {
    const html = city()
    const charts = html.match(/<figure/g)!.length
    expect(charts).toBeGreaterThanOrEqual(6)
    expect(html.match(/class="chart-subtitle">[^<]*effective\u00a0n/g)!.length).toBeGreaterThanOrEqual(charts)
    expect(html.match(/release made-2026-r1 \(/g)!.length).toBeGreaterThanOrEqual(charts)
  })

  test('names every picture and describes it', () => {
    const html = city()
    const charts = html.match(/<svg class="chart"/g)!.length
    const bars = html.match(/<svg class="distribution"/g)!.length
    expect(html.match(/<title id=/g)).toHaveLength(charts + bars)
    expect(html.match(/<desc id=/g)).toHaveLength(charts + bars)
    for (const [mark] of html.matchAll(/<[^>]*role="img"[^>]*>/g)) expect(mark).toMatch(/aria-label/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('carries no inline style, which the content policy refuses', () => {
    expect(city()).not.toContain('style=')
  })
})
