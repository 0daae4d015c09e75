import { expect, test } from 'vitest'

import type { Item } from '#app/survey/item.ts'
import { stepInterview } from '#app/survey/rules/interview.ts'
import { cellConditions, isTurnedAway } from '#app/survey/rules/quota.ts'

const text = { 'zh-CN': '', en: '' }
const item = (code: string, margin_variable: string | undefined, categories: string[]): Item => ({
  code,
  dimension: 'DEMOGRAPHIC',
  forms: [],
  type: 'single_choice',
  scale: null,
  text,
  short_label: text,
  options: categories.map((margin_category, at) => ({ value: at + 1, label: text, margin_category })),
  polarity: 'none',
  required: true,
  notes: '',
  ...(margin_variable === undefined ? {} : { margin_variable }),
})
const ITEMS = [
  item('age', 'age_group', ['15_19', '20_24', '20_24']),
  item('mood', undefined, ['x', 'y']),
  item('gender', 'sex', ['male', 'female']),
]
const cell = { sex: '', ageGroup: '', district: '' }

test('a group is told by the answers that lead to its categories, several of them where several do', () => {
  expect(cellConditions(ITEMS, { ...cell, sex: 'female', ageGroup: '20_24' })).toEqual([
    { item: 'gender', values: [2] },
    { item: 'age', values: [2, 3] },
  ])
  expect(cellConditions(ITEMS, { ...cell, district: '330102' })).toBeNull()
})

test('nobody is turned away before all that tells the group is known', () => {
  const full = [cellConditions(ITEMS, { ...cell, sex: 'female', ageGroup: '20_24' })!]
  expect(isTurnedAway(full, { age: 2 })).toBe(false)
  expect(isTurnedAway(full, { age: 2, gender: 1 })).toBe(false)
  expect(isTurnedAway(full, { age: 3, gender: 2 })).toBe(true)
  expect(isTurnedAway([], { age: 3, gender: 2 })).toBe(false)
  // a quota for anybody, once full, is full for everybody
  expect(isTurnedAway([[]], {})).toBe(true)
})

test('the interview ends kindly at the question that tells, and keeps no answer', () => {
  const full = [cellConditions(ITEMS, { ...cell, ageGroup: '15_19' })!]
  const post = { screen: 'age', intent: 'next', fromCheck: false, fields: ['1'] }
  expect(stepInterview(ITEMS, {}, post, full)).toEqual({ answers: {}, view: { kind: 'full' } })
  expect(stepInterview(ITEMS, {}, { ...post, fields: ['2'] }, full).view).toMatchObject({
    kind: 'item',
    index: 1,
  })
})
