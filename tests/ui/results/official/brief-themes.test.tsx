import { expect, test } from 'vitest'

import type { Theme } from '#app/survey/reports/themes.ts'
import { BriefThemes } from '#app/ui/results/official/brief/brief-themes.tsx'
import { PressPage } from '#app/ui/results/official/press/press-page.tsx'
import { drawRelease } from '#tests/support/records/report-factory.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const theme = (words: string[], share: number, more: Partial<Theme> = {}): Theme => ({
  words,
  share,
  ...{ n: null, low: share - 2, high: share + 2, mark: 'shown', verdict: 'same', quotes: [] },
  ...more,
})
const asked = { item: 'open', text: { 'zh-CN': '改什么？', en: 'What to change?' }, writers: 320 }
const own = {
  ...asked,
  themes: [
    theme(['公交', '等车'], 24, { verdict: 'more', quotes: ['车来得太少。', '又等了很久。'] }),
    theme(['噪音'], 11, { quotes: ['夜里太吵。'] }),
    theme(['路灯'], 6, { quotes: ['灯坏了。'] }),
    theme(['公园'], 4),
  ],
}
const release = drawRelease()
const report = { ...release.reports.find(({ place }) => place.blended)!, themes: [own] }
const view = { release, report, audience: 'public' as const, latest: true, path: '' }

test('the brief tells the three themes of the city that come up most, and one sentence of two of them', () => {
  const html = renderPage(<BriefThemes {...view} />, 'en')
  expect(html).toContain('about 320 residents wrote something')
  expect(html).toContain('“公交 · 等车” (24%, 22–26%), “噪音” (11%, 9–13%), and “路灯” (6%, 4–8%)')
  expect(html).toContain('More often than in all other cities: 公交 · 等车.')
  expect(html).not.toContain('公园')
  expect(html.match(/<blockquote/g)).toHaveLength(2)
  expect(html).not.toContain('又等了很久。')
})

test('the brief says nothing of open answers where no theme may be told', () => {
  const none = { ...report, themes: [{ ...asked, writers: null, themes: [] }] }
  expect(renderPage(<BriefThemes {...view} report={none} />, 'zh-CN')).toBe('')
  expect(renderPage(<BriefThemes {...view} report={{ ...report, themes: undefined }} />, 'zh-CN')).toBe('')
})

test('the sheet for the press tells themes of all cities together, none of the city and no sentence of anybody', () => {
  const whole = { ...asked, themes: [theme(['养老'], 31, { verdict: null, quotes: ['食堂太远。'] })] }
  const released = { ...release, summary: { ...release.summary, themes: [whole] } }
  const decision = { advice: [], gaps: [], peers: null }
  const choices = { importance: 'derived', peers: 'size', measure: 'index' } as const
  const html = renderPage(
    <PressPage {...view} release={released} decision={decision} choices={choices} card={{ entries: [] }} />,
    'en',
  )
  expect(html).toContain('“养老” (31%, 29–33%)')
  expect(html).not.toContain('公交')
  expect(html).not.toContain('食堂太远')
})
