import { describe, expect, test } from 'vitest'

import type { Receipt } from '#app/survey/reports/report.ts'
import { releaseFiles } from '#app/services/publication/release-files.ts'
import type { ReleaseRow } from '#app/ui/results/downloads/downloads-view.ts'
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
const view = {
  release,
  receipt,
  latest: true,
  files: releaseFiles(),
  lines: [line],
  origin: 'https://smile.example',
}
const page = (changes: Partial<typeof view> = {}, language: 'zh-CN' | 'en' = 'en') =>
  renderPage(<DownloadsPage {...view} {...changes} />, language)

describe('the page of downloads', () => {
  test.each(['zh-CN', 'en'] as const)('names every table and every format in %s', (language) => {
    expect(page({}, language)).not.toMatch(/data\.[a-z]|releasePage\./)
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
