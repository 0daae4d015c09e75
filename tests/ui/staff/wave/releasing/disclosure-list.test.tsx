import { describe, expect, it } from 'vitest'

import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { DisclosureList } from '#app/ui/staff/wave/releasing/disclosure-list.tsx'
import { readDisclosures } from '#app/ui/staff/wave/releasing/read-disclosures.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const CITY = { code: '330100', name: { 'zh-CN': '杭州市', en: 'Hangzhou' } }
const FOUND: Disclosure[] = [
  {
    kind: 'few-changed',
    audience: 'public',
    city: CITY,
    figure: null,
    low: -3,
    high: -3,
    by: ['release'],
    release: 'w-r1',
  },
  {
    kind: 'answers-changed',
    audience: 'public',
    city: CITY,
    figure: null,
    low: null,
    high: null,
    by: ['release'],
    release: 'w-r1',
  },
  {
    kind: 'hidden-count',
    audience: 'public',
    city: CITY,
    figure: null,
    low: 19,
    high: 21,
    by: ['total', 'card'],
    release: null,
  },
  {
    ...{
      kind: 'hidden-score',
      audience: 'evaluator',
      city: CITY,
      figure: { 'zh-CN': '夜间步行', en: 'Walking after dark' },
    },
    ...{ low: 61.25, high: 61.25, by: ['index'], release: null },
  },
  {
    kind: 'still-printed',
    audience: 'public',
    city: null,
    figure: null,
    low: null,
    high: null,
    by: ['itself'],
    release: null,
  },
]

describe('DisclosureList', () => {
  it('says in both languages what would be known, from what, and what can be done', () => {
    const english = renderPage(<DisclosureList disclosures={FOUND} />, 'en')
    expect(english).toContain('Hangzhou: differs from release w-r1 by 3 answers.')
    expect(english).toContain('known to be 19 to 21, from the total of answers and the method card.')
    expect(english).toContain('Hangzhou, Walking after dark (in the files of evaluators)')
    expect(english).toContain('known to be 61.3, from the index above it.')
    expect(english).toContain('The wave: hidden, yet one of its numbers is still printed.')
    const chinese = renderPage(<DisclosureList disclosures={FOUND} />, 'zh-CN')
    expect(chinese).toContain('杭州市：与发布 w-r1 只相差 3 份作答')
    expect(chinese).toContain('由作答总数和方法说明卡可以推知被隐藏的作答数为 19 至 21')
    for (const page of [english, chinese]) expect(page.match(/<li>/g)).toHaveLength(2 * FOUND.length)
  })

  it('is not there when a refusal is about something else', () => {
    expect(renderPage(<DisclosureList disclosures={readDisclosures({ parts: ['responses'] })} />, 'en')).toBe(
      '',
    )
  })
})
