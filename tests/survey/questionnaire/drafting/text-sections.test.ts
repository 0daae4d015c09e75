import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { formQuestionnaires } from '#app/services/reference/form-questionnaires.ts'
import { textSections } from '#app/survey/questionnaire/drafting/text-sections.ts'
import { listTexts } from '#app/survey/questionnaire/drafting/texts.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

const bank: unknown = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8'))
const full = formQuestionnaires(bank).find(({ form }) => form === 'full')!.content

function without(code: string): QuestionnaireContent {
  return {
    ...full,
    items: full.items.map((item) =>
      item.code === code ? { ...item, text: { ...item.text, en: ' ' } } : item,
    ),
  }
}

test('every text stands in exactly one section, below the question it stands in first', () => {
  const sections = textSections(full, null)
  const slots = sections.flatMap(({ groups }) =>
    groups.flatMap(({ slots: own }) => own.map(({ key }) => key)),
  )
  expect(slots.toSorted()).toEqual(
    listTexts(full)
      .map(({ key }) => key)
      .toSorted(),
  )
  expect(sections.map(({ count }) => count).reduce((a, b) => a + b)).toBe(slots.length)
  expect(sections[0]?.groups[0]).toMatchObject({ code: '', lacking: 0 })
})

test('sections are those that residents read above the questions, in the order asked', () => {
  const keys = textSections(full, null).map(({ key }) => key)
  expect(keys.slice(0, 4)).toEqual(['SCREENER', 'HEADLINE', 'S', 'M'])
  expect(new Set(keys).size).toBe(keys.length)
})

test('what is untranslated is counted by question, and may stand alone', () => {
  const content = without('l2_housing')
  const group = textSections(content, null)
    .flatMap(({ groups }) => groups)
    .find(({ code }) => code === 'l2_housing')
  expect(group?.lacking).toBe(1)
  for (const filter of ['any', 'en'] as const) {
    expect(textSections(content, filter)).toMatchObject([
      { key: 'L', count: 1, groups: [{ code: 'l2_housing', slots: [{ kind: 'text' }] }] },
    ])
  }
  expect(textSections(content, 'zh-CN')).toEqual([])
})
