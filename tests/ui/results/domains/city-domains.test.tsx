import { describe, expect, test } from 'vitest'

import type { DomainCategory, DomainReport, DomainRow } from '#app/survey/reports/domains.ts'
import type { CityReport, Mark } from '#app/survey/reports/report.ts'
import { CityDomains } from '#app/ui/results/domains/city-domains.tsx'
import { drawRelease, figure } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const city = release.reports.find((report) => report.place.blended)!

function row(
  measure: DomainRow['measure'],
  code: string,
  value: number,
  over: Partial<DomainRow> = {},
): DomainRow {
  return {
    ...{ measure, code, figure: { ...figure(value, 1, 200), n: null, effectiveN: null, deff: null } },
    ...{ difference: 3.2, se: 1, low: 1.2, high: 5.2, df: 400, t: 3.2, p: 0.001, pAdjusted: 0.002 },
    verdict: 'higher',
    ...over,
  }
}

function category(key: string, en: string, mark: Mark, rows: DomainRow[]): DomainCategory {
  const shown = rows.length > 0
  return { key, label: { 'zh-CN': en, en }, mark, n: null, effectiveN: null, share: shown ? 0.4 : null, rows }
}

const few = {
  difference: -0.4,
  low: -2,
  high: 1.2,
  p: 0.6,
  pAdjusted: 0.9,
  verdict: 'no-difference',
} as const
const DISTRICTS: DomainReport = {
  variable: 'district',
  comparisons: 4,
  correction: 'holm',
  categories: [
    category('330102', 'Shangcheng', 'shown', [row('index', '', 72.3), row('smile_rate', '', 61.2)]),
    category('330105', 'Gongshu', 'indicative', [
      row('index', '', 68.1, few),
      row('smile_rate', '', 55, few),
    ]),
    category('330106', 'Xihu', 'hidden', []),
    category('330108', 'Binjiang', 'withheld', []),
  ],
}
const SEX: DomainReport = { variable: 'sex', comparisons: 0, correction: null, categories: [] }

function section(path = '/official/330100', over: Partial<CityReport> = {}, language: 'zh-CN' | 'en' = 'en') {
  const report = { ...city, domains: [DISTRICTS, SEX], ...over }
  return renderPage(<CityDomains view={{ release, report, audience: 'public' }} path={path} />, language)
}

describe('the city by groups of residents', () => {
  test.each(['zh-CN', 'en'] as const)('has every text in %s', (language) => {
    expect(section('/x', {}, language)).toContain('<h2')
    expect(section('/x?by=sex', {}, language)).toContain('<h2')
    expect(section('/x?figure=smile_rate', { design: 'open' }, language)).toContain('<h2')
  })

  test('says the finding, its test and the correction by name', () => {
    const html = section()
    expect(html).toContain('What people say (index): higher in Shangcheng than among the others')
    expect(html).toContain('corrected for 4 comparisons (Holm)')
    expect(html).toContain('No difference shown')
    expect(html).toContain('p = 0.002, corrected')
  })

  test('draws districts as tiles with the same figures in the table beside them', () => {
    const html = section()
    expect(html).toContain('class="tiles"')
    expect(html.match(/72\.3/g)!.length).toBeGreaterThanOrEqual(2)
    expect(html).toContain('chart-beside')
  })

  test('explains every mark with the groups that carry it, and prints nothing of them', () => {
    const html = section()
    expect(html).toContain('Xihu: Too few answers to show (fewer than 30).')
    expect(html).toContain('Binjiang: Not shown, so that a group of too few answers cannot be worked out')
    expect(html).toContain('Gongshu: Fewer than 100 answers: indicative only.')
    expect(html).toMatch(/<th scope="row"><span>Xihu<\/span><\/th><td class="number soft">fewer than 30/)
  })

  test('keeps every choice in the address, beside the others that stand there', () => {
    const html = section('/official/330100?release=r1&figure=smile_rate')
    expect(html).toContain('href="/official/330100?release=r1&amp;figure=smile_rate&amp;by=sex#domains"')
    expect(html).toContain('Smile rate: higher in Shangcheng')
    expect(html).toContain('61.2%')
  })

  test('takes the first there is for a choice that is not known', () => {
    expect(section('/x?by=shoe&figure=size')).toContain('What people say (index): higher in Shangcheng')
  })

  test('says why there is nothing by a variable of which nothing can be shown', () => {
    expect(section('/x?by=sex')).toContain('Too few answers to show results by sex: a group of fewer than 30')
  })

  test('calls nothing real in open participation', () => {
    const open = { ...DISTRICTS, correction: null, comparisons: 0 }
    open.categories = open.categories.map((one) => ({
      ...one,
      rows: one.rows.map((of) => ({ ...of, p: null, pAdjusted: null, verdict: 'open' as const })),
    }))
    const html = section('/x', { design: 'open', domains: [open] })
    expect(html).toContain('no difference is called real')
    expect(html).toContain('Not judged')
    expect(html).not.toContain('verdict-real')
  })

  test('says on an English page that districts are named in Chinese, and marks the names as such', () => {
    const named = category('330102', '上城区', 'shown', [row('index', '', 72.3)])
    const domains = [{ ...DISTRICTS, categories: [named] }]
    const english = section('/x', { domains }, 'en')
    expect(english.match(/lang="zh-CN">上城区/g)).toHaveLength(3)
    expect(english).toContain('Districts are named in Chinese')
    const chinese = section('/x', { domains }, 'zh-CN')
    expect(chinese).not.toContain('lang="zh-CN"')
    expect(chinese).not.toContain('区县名称为中文')
    expect(section()).not.toContain('Districts are named in Chinese')
  })

  test('is not there for a release without such results', () => {
    expect(section('/x', { domains: [] })).toBe('')
  })
})
