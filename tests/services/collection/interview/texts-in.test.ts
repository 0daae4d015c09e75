import { expect, it } from 'vitest'

import { pseudoText } from '#app/platform/i18n/pseudo-text.ts'
import { textsIn } from '#app/services/collection/interview/texts-in.ts'

const item = {
  code: 'safe',
  required: true,
  min: undefined,
  text: { 'zh-CN': '安全吗', en: 'Is it safe' },
  options: [{ value: 1, label: { 'zh-CN': '是', en: 'Yes' } }],
}

it('leaves a value alone in the languages of the platform', () => {
  expect(textsIn(item, 'zh-CN')).toBe(item)
  expect(textsIn(item, 'en')).toBe(item)
})

it('puts traditional characters where a text has them, and knows the districts of Hong Kong', () => {
  const yes = { 'zh-CN': '满意', 'zh-Hant': '滿意', en: 'Satisfied' }
  const district = { 'zh-CN': '观塘区', en: '观塘区' }
  const own = { 'zh-CN': '自写', en: 'Own' }
  expect(textsIn([yes, district, own], 'zh-Hant').map((text) => text['zh-CN'])).toEqual([
    '滿意',
    '觀塘區',
    '自写',
  ])
})

it('turns the English of every text round, and nothing else', () => {
  expect(textsIn([item], 'en-XB')).toEqual([
    {
      ...item,
      text: { 'zh-CN': '安全吗', en: pseudoText('Is it safe') },
      options: [{ value: 1, label: { 'zh-CN': '是', en: pseudoText('Yes') } }],
    },
  ])
  expect(item.text.en).toBe('Is it safe')
})
