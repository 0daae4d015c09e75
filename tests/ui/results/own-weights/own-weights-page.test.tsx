import { describe, expect, test } from 'vitest'

import { ownRanking } from '#app/statistics/composite/ranking/own/own-ranking.ts'
import { readOwnWeights, type OwnBasis } from '#app/survey/own-weights/own-weights.ts'
import { OwnWeightsPage } from '#app/ui/results/own-weights/own-weights-page.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const letters = release.summary.framework.nodes
  .filter(({ level }) => level === 'first')
  .map(({ code, name, weight }) => ({ code, name, weight }))
const basis: OwnBasis = {
  release: release.id,
  edition: 'blended',
  level: 0.95,
  confidenceLevel: 0.95,
  letters,
  cities: release.reports
    .filter(({ place }) => place.blended)
    .map(({ city, nodes, index, place }) => ({
      code: city.code,
      scores: letters.map(({ code }) => nodes.find((node) => node.code === code)!.blended.value),
      ses: letters.map(({ code }) => nodes.find((node) => node.code === code)!.blended.se),
      indexSe: index.blended.se,
      league: { low: place.blended!.leagueLow, high: place.blended!.leagueHigh },
      tier: place.blended!.tier,
    })),
}

function page(query: string, language: 'zh-CN' | 'en' = 'en', cities = basis.cities) {
  const parameters = new URLSearchParams(query)
  const asked = readOwnWeights((field) => parameters.get(field), letters)
  const own = { ...basis, cities }
  const view = { release, latest: true, basis: own, asked, ranking: ownRanking(own, asked.weights) }
  return renderPage(<OwnWeightsPage view={view} path="/ranking/my-weights" script="/s.js" />, language)
}

describe('the ranking by a reader’s own weights', () => {
  test.each(['zh-CN', 'en'] as const)('has every text in %s', (language) => {
    expect(page('w.S=60', language)).not.toMatch(/own\.[a-z]/)
  })

  test('gives every place as a set, the release’s beside it', () => {
    const html = page('w.S=60')
    const { lines } = ownRanking(basis, [60, 20, 20, 20, 20])
    for (const { code, set } of lines) {
      const text = set!.low === set!.high ? `${set!.low}` : `${set!.low}–${set!.high}`
      expect(html).toMatch(
        new RegExp(`data-city="${code}"><td class="place-set" data-cell="set">${text}</td>`),
      )
    }
    expect(html.match(/data-cell="set"/g)).toHaveLength(basis.cities.length)
  })

  test('says who may be first and never names the highest score without its set', () => {
    const html = page('w.S=60')
    expect(html).toMatch(/first place could belong to|alone can hold first place/)
    expect(html).toMatch(/\(set of places: \d+(–\d+)?\) has the highest score/)
  })

  test('shows what each weight is of all of them', () => {
    const html = page('w.S=60&w.M=20&w.I=20&w.L=0&w.E=0')
    expect(html).toMatch(/data-own="share.S">60\.0%/)
    expect(html).toMatch(/data-own="share.E">0\.0%/)
  })

  test('says what is wrong with a weight and shows the release’s ranking', () => {
    expect(page('w.S=-3')).toContain('Each weight is a number from 0 to 100.')
    expect(page('w.S=0&w.M=0&w.I=0&w.L=0&w.E=0')).toContain('At least one index needs a weight above 0.')
    expect(page('')).not.toContain('At least one index needs a weight above 0. The ranking below</p>')
  })

  test('stands with one city and with none', () => {
    expect(page('w.S=60', 'en', basis.cities.slice(0, 1))).toContain(
      'alone can hold first place among 1 ranked',
    )
    expect(page('w.S=60', 'en', [])).toContain('no city can be ranked')
  })

  test('carries no inline style and no script that runs, which the content policy refuses', () => {
    const html = page('')
    expect(html).not.toContain('style=')
    expect(html.match(/<script(?! id="own-page" type="application\/json")[^>]*>/g)).toEqual([
      '<script src="/s.js" defer="">',
    ])
  })
})
