import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { CheckRefusal } from '#app/survey/reports/check-report.ts'
import { RefusalPanel } from '#app/ui/staff/analysis-check/refusal-panel.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

/** Where a specification's computation can be refused; a wave's own code has its words elsewhere. */
const SOURCES = [
  'app/services/analysis/check',
  'app/services/analysis/index-spec',
  'app/services/analysis/run/survey-table.ts',
  'app/statistics/composite/analyses',
  'app/statistics/composite/columns',
  'app/statistics/composite/ranking/rank-sets.ts',
  'app/statistics/composite/spec',
  'app/statistics/composite/steps',
  'app/statistics/estimation/across',
  'app/statistics/estimation/requests',
  'app/statistics/estimation/spec',
  'app/statistics/variance',
  'app/statistics/weighting/check-weights.ts',
  'app/statistics/weighting/steps',
]

function filesOf(source: string): string[] {
  if (source.endsWith('.ts')) return [source]
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(source, name))
}

const codes = new Set(
  SOURCES.flatMap(filesOf).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/Refusal\(\s*'([A-Z_]+)'/g)].map(([, code]) => code!),
  ),
)

const refusal: CheckRefusal = {
  code: 'CATEGORY_WITHOUT_TOTAL',
  message: 'in English',
  at: {
    margin: ['sex', 'age'],
    category: { sex: 'f', age: '15-34' },
    rows: Array.from({ length: 25 }, (_, i) => i + 1),
  },
  excerpt: '{"step":"rake"}',
}

describe('a refusal on the page', () => {
  it('has words of its own for every code, in both languages', () => {
    expect(codes.size).toBeGreaterThan(45)
    for (const language of ['zh-CN', 'en'] as const) {
      const words = (
        JSON.parse(readFileSync(`locales/${language}/evaluator.json`, 'utf8')) as {
          check: { refused: Record<string, string> }
        }
      ).check.refused
      expect([...codes].filter((code) => !words[code])).toEqual([])
    }
  })

  it('names margin, category and the first rows, and says how many more there are', () => {
    const html = renderPage(<RefusalPanel refusal={refusal} part="spec" />, 'en')
    expect(html).toContain('<code>CATEGORY_WITHOUT_TOTAL</code>')
    expect(html).toContain('sex = f, age = 15-34')
    expect(html).toContain('19, 20 and 5 more')
    expect(html).not.toContain('in English')
    expect(renderPage(<RefusalPanel refusal={refusal} part="spec" />, 'zh-CN')).toContain('以及另外 5 个')
  })

  it('says what was expected in the language of the page', () => {
    const at = { path: 'estimates[0].df', expected: 'one of domain, design' }
    const html = renderPage(
      <RefusalPanel refusal={{ ...refusal, code: 'INVALID_SPEC', at }} part="spec" />,
      'zh-CN',
    )
    expect(html).toContain('以下之一：domain, design')
  })

  it('falls back on the sentence of the statistics for a code it does not know', () => {
    const html = renderPage(<RefusalPanel refusal={{ ...refusal, code: 'NEW_CODE' }} part="data" />, 'en')
    expect(html).toContain('in English')
    expect(html).toContain('href="#data"')
  })
})
