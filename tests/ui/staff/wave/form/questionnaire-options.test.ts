import { expect, test } from 'vitest'

import { chosenVersion, orderChoices } from '#app/ui/staff/wave/form/questionnaire-options.ts'

const title = { 'zh-CN': '问卷', en: 'Questionnaire' }
const version = (code: string, number: number) => ({
  id: `${code}@${number}`,
  code,
  version: number,
  title,
  items: 25,
})
const CHOICES = [
  version('my-city', 1),
  version('my-city', 2),
  version('smile-short', 1),
  version('smile-short', 2),
]

test('the latest version of every questionnaire stands before the earlier ones', () => {
  expect(orderChoices(CHOICES).map(({ id }) => id)).toEqual([
    'my-city@2',
    'smile-short@2',
    'my-city@1',
    'smile-short@1',
  ])
})

test('a form stands for its latest version, a version for itself, and anything else for none', () => {
  expect(chosenVersion('short', CHOICES)).toBe('smile-short@2')
  expect(chosenVersion('my-city@1', CHOICES)).toBe('my-city@1')
  expect(chosenVersion('gone@7', CHOICES)).toBeUndefined()
  expect(chosenVersion('short', [])).toBeUndefined()
})
