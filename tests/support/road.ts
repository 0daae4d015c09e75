import { expect, type Browser, type Page } from '@playwright/test'

import { answerRange, QUESTIONS, WORDS, type Tongue } from './answering.ts'
import { PASSWORD } from './records/staff.ts'

/** A laptop of a member of staff, signed in. */
export async function signInAs(
  browser: Browser,
  origin: string,
  name: string,
  locale: string,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const viewport = { width: 1280, height: 800 }
  const context = await browser.newContext({ viewport, locale, baseURL: origin, ...options })
  const page = await context.newPage()
  await page.goto('/account/sign-in')
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

/** A resident answers everything that the short questionnaire asks, from the link of a letter to the thanks. */
export async function answerByLink(
  browser: Browser,
  url: string,
  language: Tongue,
  script: boolean,
): Promise<void> {
  const viewport = { width: 360, height: 640 }
  const context = await browser.newContext({ viewport, locale: language, javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: WORDS[language].begin }).click()
  await answerRange(page, [1, QUESTIONS], language, script)
  await page.getByRole('button', { name: WORDS[language].send }).click()
  await expect(page.getByRole('heading', { level: 1, name: WORDS[language].thanks })).toBeVisible()
  await context.close()
}
