import type { Browser } from '@playwright/test'

import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

async function answer(browser: Browser, path: string, script: boolean): Promise<void> {
  const viewport = { width: 360, height: 640 }
  const context = await browser.newContext({ viewport, locale: 'en', javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(path)
  // a browser that runs scripts takes what stands there for text
  await expect(page.locator('noscript p')).toBeVisible({ visible: !script })
  await page.getByRole('button', { name: WORDS.en.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', script)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await expect(page.getByRole('heading', { level: 1, name: WORDS.en.thanks })).toBeVisible()
  await context.close()
}

test('where a wave asks browsers to work, a phone does so unnoticed; answers without a script wait for a person', async ({
  browser,
  site,
}) => {
  const wave = 'work-asked'
  const path = await site.addWave({ id: wave, proofOfWork: 'light', opensOn: '2025-02-15' })
  const before = site.rows().length
  await answer(browser, path, true)
  expect(site.putAside(wave)).toEqual([])
  expect(site.rows()).toHaveLength(before + 1)
  await answer(browser, path, false)
  expect(site.putAside(wave)).toEqual(['no-work'])
  expect(site.rows()).toHaveLength(before + 1)
})
