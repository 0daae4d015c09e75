import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { formQuestionnaires } from '#app/services/reference/form-questionnaires.ts'
import { textsView } from '#app/ui/staff/editor/texts/texts-view.ts'

const bank: unknown = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8'))
const full = formQuestionnaires(bank).find(({ form }) => form === 'full')!.content

const viewOf = (query: string, content = full) => textsView(content, new URLSearchParams(query))
const shownIn = (query: string) => viewOf(query).shown.map(({ key }) => key)

test('a long draft is shown section by section, and the address names the section or one of its questions', () => {
  expect(shownIn('')).toEqual(['SCREENER'])
  expect(shownIn('section=L')).toEqual(['L'])
  expect(shownIn('item=l2_housing')).toEqual(['L'])
  expect(shownIn('section=nowhere')).toEqual(['SCREENER'])
  expect(viewOf('').sections.length).toBeGreaterThan(8)
})

test('a short draft is one page', () => {
  const view = viewOf('', { ...full, items: full.items.slice(0, 2) })
  expect(view.shown).toHaveLength(view.sections.length)
})

test('the page narrows to what is untranslated, and names no filter that would leave nothing', () => {
  expect(viewOf('missing=any')).toMatchObject({ filter: 'any', shown: [], sections: [] })
  expect(viewOf('').filters.map(({ filter }) => filter)).toEqual([null, 'any', 'zh-Hant'])
  expect(viewOf('missing=en').filters.map(({ filter }) => filter)).toContain('en')
  expect(viewOf('missing=latin').filter).toBeNull()
})
