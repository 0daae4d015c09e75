import { expect, it } from 'vitest'

import { describeModes } from '#app/services/publication/method/method-modes.ts'
import type { ReleaseSummary } from '#app/survey/reports/report.ts'

const summary = { wave: { languages: ['zh-CN', 'en'] } } as ReleaseSummary

function cardOf(modes: Record<string, number>) {
  const languages = { 'zh-CN': Object.values(modes).reduce((sum, count) => sum + count, 0) }
  return describeModes({
    summary,
    fieldwork: { modes, languages, invited: null, answeredOfInvited: null } as never,
  })
}

it('names every mode in the reader’s language with its share', () => {
  const card = cardOf({ interviewer: 25, paper: 10, tablet: 15, telephone: 20, web: 30 })
  expect(card.en).toMatch(
    /face-to-face interview 25(\.0)? ?%, paper 10(\.0)? ?%, shared tablet 15(\.0)? ?%, telephone interview 20(\.0)? ?%, web 30(\.0)? ?%/,
  )
  expect(card['zh-CN']).toMatch(
    /访员面访 25(\.0)? ?%, 纸质问卷 10(\.0)? ?%, 公共平板 15(\.0)? ?%, 电话访问 20(\.0)? ?%, 网页 30(\.0)? ?%/,
  )
})

it('prints a mode it does not know as it is stored, and nothing when no city may be published', () => {
  expect(cardOf({ pigeon: 4 }).en).toMatch(/pigeon 100(\.0)? ?%/)
  expect(cardOf({}).en).toContain('no modes of answering are given')
})
