import { describe, expect, test } from 'vitest'

import { groupChosen } from '#app/ui/results/ranking/groups/chosen-group.tsx'
import { filterCities } from '#app/ui/results/ranking/filter-cities.ts'
import { RankingView } from '#app/ui/results/ranking/ranking-view.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const drawn = drawRelease()
const { summary } = drawn
const everything = { q: '', cluster: '', level: '', province: '' }
const [all] = summary.groups
const province = {
  ...all!,
  by: 'province' as const,
  key: '130000',
  label: { 'zh-CN': '河北省', en: 'Hebei' },
  cities: 7,
}
const release = { ...drawn, summary: { ...summary, groups: [...summary.groups, province] } }
const ranking = (filter = everything, path = '/ranking') =>
  renderPage(<RankingView release={release} latest edition="blended" filter={filter} path={path} />, 'en')

describe('groups of cities', () => {
  test('lead to their cities and keep the edition', () => {
    const html = ranking(everything, '/ranking?edition=people&q=han')
    expect(html).toContain('href="/ranking?edition=people&amp;province=130000"')
    expect(html).toMatch(/href="\/ranking\?edition=people&amp;cluster=\w+"/)
  })

  test('of provinces fold away and are counted', () => {
    expect(ranking()).toContain('<summary>By province (1)</summary>')
  })

  test('filter the ranking by province', () => {
    const left = filterCities(summary.cities, { ...everything, province: '130000' })
    expect(left.length).toBeGreaterThan(0)
    expect(left.every(({ city }) => city.provinceCode === '130000')).toBe(true)
    expect(ranking({ ...everything, province: '130000' })).toContain(
      'Hebei (7 cities surveyed): by residents',
    )
  })

  test('have their averages said only when they alone are chosen', () => {
    const { groups } = release.summary
    expect(groupChosen(groups, { ...everything, province: '130000' })).toBe(province)
    expect(groupChosen(groups, { ...everything, province: '130000', level: 'prefecture' })).toBeUndefined()
    expect(groupChosen(groups, { ...everything, province: '130000', q: 'han' })).toBeUndefined()
    expect(groupChosen(groups, everything)).toBeUndefined()
  })
})
