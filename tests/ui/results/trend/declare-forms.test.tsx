import { describe, expect, test } from 'vitest'

import { TrendsPage } from '#app/ui/results/trend/evaluator/trends-page.tsx'
import type { TrendsView } from '#app/ui/results/trend/evaluator/trends-view.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const VIEW: TrendsView = {
  wave: { id: 'now', status: 'draft' },
  analysisId: null,
  since: [
    {
      wave: 'before',
      title: { 'zh-CN': '上一期', en: 'The wave before' },
      opensOn: '2025-05-01',
      closesOn: '2025-06-30',
      release: 'before-r1',
      publishedOn: '2025-07-15',
      breaks: [],
      bridges: [],
    },
  ],
  declarations: [],
  draft: null,
  names: {},
  city: null,
  problem: null,
  refused: null,
  done: null,
}

describe('the forms that declare a break or a bridge', () => {
  test('are folded away and empty at first', () => {
    const html = renderPage(<TrendsPage view={VIEW} />, 'en')
    expect(html).not.toContain('<details open')
    expect(html).not.toContain('error-summary')
  })

  test('stay open as filled when refused, with a summary that leads to the field', () => {
    const refused = {
      step: 'bridge',
      values: { kind: 'form', since: 'before', shift: 'much', 'reason-en': 'Twelve <cities>' },
      errors: [{ field: 'bridge-shift', message: 'Give a number.' }],
    }
    for (const language of ['en', 'zh-CN'] as const) {
      const html = renderPage(<TrendsPage view={{ ...VIEW, refused, done: 'declared' }} />, language)
      expect(html.match(/<details open/g)).toHaveLength(1)
      expect(html).toContain('<a href="#bridge-shift">Give a number.</a>')
      expect(html).toMatch(/<input id="bridge-shift"[^>]*aria-invalid="true"[^>]*value="much"/)
      expect(html).toContain('>Twelve &lt;cities&gt;</textarea>')
      expect(html).toContain('<option value="before" selected="">')
      // the other form is not touched, and nothing is said to be done
      expect(html).toMatch(/<select id="break-since"[^>]*><option value="" ?(selected="")?>/)
      expect(html).not.toContain('role="status"')
    }
  })
})
