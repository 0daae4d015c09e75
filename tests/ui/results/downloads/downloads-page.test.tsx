import { describe, expect, test } from 'vitest'

import type { Receipt } from '#app/survey/reports/report.ts'
import { releaseFiles } from '#app/services/publication/release-files.ts'
import type { DownloadsView, ReleaseRow } from '#app/ui/results/downloads/downloads-view.ts'
import { DownloadsPage } from '#app/ui/results/downloads/downloads-page.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const release = drawRelease()
const hash = 'a'.repeat(64)
const receipt: Receipt = {
  algorithm: 'sha256',
  responses: { hash, count: 9 },
  margins: hash,
  indicators: hash,
  cities: hash,
  questionnaire: hash,
  framework: hash,
  recipe: hash,
  code: hash,
  results: hash,
}
const line: ReleaseRow = {
  id: release.id,
  publishedOn: '2026-07-15',
  synthetic: true,
  supersedes: null,
  reason: null,
}
const next = {
  ...line,
  id: 'made-2026-r2',
  supersedes: release.id,
  reason: { 'zh-CN': '一座城市的区县划分有误', en: 'The districts of a city were wrong' },
}
const view: DownloadsView = {
  release,
  receipt,
  latest: true,
  files: releaseFiles(),
  records: null,
  lines: [line],
  origin: 'https://smile.example',
}
const page = (changes: Partial<typeof view> = {}, language: 'zh-CN' | 'en' = 'en') =>
  renderPage(<DownloadsPage {...view} {...changes} />, language)

describe('the page of downloads', () => {
  test.each(['zh-CN', 'en'] as const)('names every table and every format in %s', (language) => {
    expect(page({}, language)).not.toMatch(/data\.[a-z]|releasePage\./)
  })

  test('says what anonymous records hold, and what was made coarser in them, once they are published', () => {
    const report = {
      ...{
        k: 10,
        leastPerCategory: 30,
        mostSuppressed: 0.1,
        rows: 5120,
        cities: 7,
        classes: 88,
        smallestClass: 10,
      },
      identifiers: [
        {
          name: 'age',
          label: { 'zh-CN': '年龄', en: 'Age group' },
          ...{ level: 1, coarsest: 3, hidden: 4, suppressed: 3 },
          levelLabel: { 'zh-CN': '每二十岁一组', en: 'bands of twenty years' },
        },
      ],
      ...{ generalisation: 0.4, suppression: 0.02, citiesLeftOut: 0, itemsLeftOut: ['one_change_open'] },
      ...{ itemsWithheld: [], uniform: [], shareDifference: { largest: 1.24, mean: 0.31 }, columns: [] },
    }
    const html = page({ records: { releaseId: release.id, report, formats: ['csv', 'sav'] } })
    expect(html).toContain(`href="/api/v1/releases/${release.id}/public-file?format=sav"`)
    for (const said of ['5,120', 'at least 10', 'bands of twenty years', '>7<', '1.2', 'one_change_open']) {
      expect(html).toContain(said)
    }
    expect(page({ records: { releaseId: release.id, report, formats: ['csv'] } }, 'zh-CN')).not.toMatch(
      /data\.[a-z]/,
    )
    expect(page()).not.toContain('public-file')
  })

  test('leads to every public table in every format', () => {
    const html = page()
    for (const { table, formats } of releaseFiles()) {
      for (const format of formats) {
        expect(html).toContain(`href="/api/v1/releases/${release.id}/${table}?format=${format}"`)
      }
    }
    expect(html).not.toContain('audience=evaluator')
  })

  test('says how to cite, with an address that lasts, and that the data are synthetic', () => {
    const html = page()
    expect(html).toContain(`https://smile.example/data?release=${release.id}`)
    expect(html).toContain('synthetic demonstration data')
  })

  test('says of a superseded release by which one and why', () => {
    const html = page({ lines: [next, line], latest: false })
    expect(html).toContain('Superseded by made-2026-r2. Reason: The districts of a city were wrong')
    expect(html).toContain('Supersedes made-2026-r1.')
    expect(html).toContain('href="/data?release=made-2026-r2"')
  })
})
