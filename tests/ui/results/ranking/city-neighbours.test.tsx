import { describe, expect, test } from 'vitest'

import { CityNeighbours } from '#app/ui/results/ranking/city-neighbours.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const ranked = release.reports.filter(({ place }) => place.blended)
const neighbours = (report = ranked[0]!, language: 'zh-CN' | 'en' = 'en', latest = true) =>
  renderPage(<CityNeighbours release={release} report={report} latest={latest} />, language)

describe('the neighbours of a city', () => {
  test.each(['zh-CN', 'en'] as const)('have every text in %s', (language) => {
    for (const report of release.reports) expect(neighbours(report, language)).not.toContain('neighbours.')
  })

  test('are the cities of its tier, and no other', () => {
    for (const report of ranked) {
      const html = neighbours(report)
      const listed = [...html.matchAll(/href="\/cities\/(\d+)"/g)].map(([, code]) => code)
      const same = ranked.filter(
        ({ city, place }) =>
          city.code !== report.city.code && place.blended!.tier === report.place.blended!.tier,
      )
      expect(listed.toSorted()).toEqual(same.map(({ city }) => city.code).toSorted())
    }
  })

  test('lead to a comparison with three of them at most', () => {
    const [, query] = /href="\/compare\?([^"]+)"/.exec(neighbours())!
    const codes = new URLSearchParams(query!.replaceAll('&amp;', '&')).getAll('city')
    expect(codes[0]).toBe(ranked[0]!.city.code)
    expect(codes.length).toBeGreaterThan(1)
    expect(codes.length).toBeLessThanOrEqual(4)
  })

  test('keep the release that was asked for', () => {
    expect(neighbours(ranked[0], 'en', false)).toContain(`release=${release.id}`)
  })

  test('of a city without a place are none, and no order is claimed', () => {
    const html = neighbours(release.reports.find(({ place }) => !place.blended)!)
    expect(html).not.toContain('tier')
    expect(html).toContain('Beside other cities of the survey')
  })
})
