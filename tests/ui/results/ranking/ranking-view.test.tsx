import { describe, expect, test } from 'vitest'

import { RankingView } from '#app/ui/results/ranking/ranking-view.tsx'
import { renderPage } from '#tests/support/render-page.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const release = drawRelease()
const everything = { q: '', cluster: '', level: '' }

function ranking(changes: Partial<Parameters<typeof RankingView>[0]> = {}, language: 'zh-CN' | 'en' = 'en') {
  const props = { release, latest: true, edition: 'blended' as const, filter: everything, path: '/ranking' }
  return renderPage(<RankingView {...props} {...changes} />, language)
}

describe('the ranking', () => {
  test.each(['zh-CN', 'en'] as const)('has every text in %s', (language) => {
    expect(ranking({}, language)).not.toContain('ranking.')
  })

  test('gives every ranked city a set of places, and no place without one', () => {
    const html = ranking()
    const ranked = release.summary.cities.filter((city) => city.place.blended)
    for (const { place } of ranked) {
      expect(html).toContain(`${place.blended?.leagueLow}–${place.blended?.leagueHigh}`)
    }
    expect(html.match(/class="place-set"/g)).toHaveLength(ranked.length)
  })

  test('says in words why a city has no place', () => {
    const html = ranking()
    expect(html).toContain('Cities with open participation are not ranked')
    expect(html).toContain('Too few answers to show (fewer than 30).')
    expect(html).toContain('fewer than 400 equally weighted people')
  })

  test('says that the data are synthetic and the names a working reading', () => {
    const html = ranking()
    expect(html).toContain('Synthetic demonstration data.')
    expect(html).toContain('working reading')
  })

  test('keeps residents and cities in two tables of so many cities surveyed', () => {
    const html = ranking()
    expect(html).toContain('Clusters and levels (12 cities surveyed)')
    expect(html).toContain('By residents: each resident counts once')
    expect(html).toContain('By cities: each city counts once')
  })

  test('finds a city by Chinese name, pinyin and English name', () => {
    for (const q of ['邯郸', 'handan', 'Han dan']) {
      const html = ranking({ filter: { ...everything, q } })
      expect(html).toContain('Handan')
      expect(html).not.toContain('/cities/110000')
    }
  })

  test('says what to do when nothing matches', () => {
    const html = ranking({ filter: { ...everything, q: 'Atlantis' }, path: '/ranking?q=Atlantis' })
    expect(html).toContain('No city matches')
    expect(html).toContain('href="/ranking"')
  })

  test('carries no inline style, which the content policy refuses', () => {
    expect(ranking()).not.toContain('style=')
  })
})
