import { expect, type Page } from '@playwright/test'

import { pseudoText, pseudoTexts } from '#app/platform/i18n/pseudo-text.ts'

const ENGLISH = {
  title: "Residents' life survey",
  begin: 'I agree, start',
  next: 'Continue',
  back: 'Back',
  send: 'Send my answers',
  check: 'Your answers',
  thanks: 'Thank you!',
  place: (place: number) => `Question ${place} of 25`,
  options: ['Yes', '35-44'],
}

/** Words of the buttons in every language. */
export const WORDS = {
  'zh-CN': {
    title: '居民生活体验调查',
    begin: '同意，开始回答',
    next: '继续',
    back: '返回',
    send: '提交我的回答',
    check: '您的回答',
    thanks: '谢谢您！',
    place: (place: number) => `第 ${place} 题，共 25 题`,
    options: ['是', '35-44'],
  },
  'zh-Hant': {
    title: '居民生活體驗調查',
    begin: '同意，開始回答',
    next: '繼續',
    back: '返回',
    send: '提交我的回答',
    check: '您的回答',
    thanks: '謝謝您！',
    place: (place: number) => `第 ${place} 題，共 25 題`,
    options: ['是', '35-44'],
  },
  en: ENGLISH,
  'en-XB': {
    ...pseudoTexts(ENGLISH),
    place: (place: number) => pseudoText(ENGLISH.place(place)),
  },
}
export type Tongue = keyof typeof WORDS

/** What the browser asks for; the pseudo-language is named in the address alone. */
export function speaking(language: Tongue) {
  if (language === 'en-XB') return { locale: 'en', query: '?lang=en-XB' }
  return { locale: language === 'zh-Hant' ? 'zh-HK' : language, query: '' }
}

/** Number of screens of the short form. */
export const QUESTIONS = 25
const RANKING = 20
const OPEN_TEXT = 21

/** Answers the question on the screen: the first two so that nobody is turned away, the rest by the second row. */
export async function answerOne(page: Page, place: number, language: Tongue, script: boolean): Promise<void> {
  await expect(page.getByText(WORDS[language].place(place), { exact: true })).toBeVisible()
  if (place === RANKING) {
    if (!script) {
      await page.locator('select').nth(0).selectOption('L')
      await page.locator('select').nth(1).selectOption('S')
    } else {
      await page.locator('button.answer[value="L"]').click()
      await page.locator('button.answer[value="S"]').click()
    }
  } else if (place === OPEN_TEXT) await page.locator('textarea').fill('more trees / 多种树')
  else {
    const label = WORDS[language].options[place - 1]
    const row = page.locator('label.answer')
    await (label ? row.filter({ hasText: label }) : row.nth(1)).click()
  }
}

/** Answers questions `from` to `to`, both counted from 1, and goes on after each. */
export async function answerRange(
  page: Page,
  [from, to]: [number, number],
  language: Tongue,
  script: boolean,
): Promise<void> {
  for (let place = from; place <= to; place++) {
    await answerOne(page, place, language, script)
    await page.getByRole('button', { name: WORDS[language].next, exact: true }).click()
  }
}
