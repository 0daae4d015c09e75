import type { Page } from '@playwright/test'

import { answerOne, answerRange, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

const words = WORDS['zh-CN']
const RANKING = 20

/** WeChat's largest letters enlarge a page by about so much, and no page can refuse. */
const LARGEST = 1.75

async function enlarge(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(360 / LARGEST),
    height: Math.round(640 / LARGEST),
    deviceScaleFactor: LARGEST,
    mobile: true,
  })
}

async function expectWhole(page: Page): Promise<void> {
  const { wide, cut } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: Array.from(document.querySelectorAll('.row, button.primary, button.secondary, #question')).filter(
      (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 2,
    ).length,
  }))
  expect(wide).toBeLessThanOrEqual(0)
  expect(cut).toBe(0)
}

test('with the largest letters nothing is cut off, and every button can be reached', async ({
  page,
  site,
}) => {
  await enlarge(page)
  await page.goto(site.answerPath)
  await expectWhole(page)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, 2], 'zh-CN', true)
  await answerOne(page, 3, 'zh-CN', true)
  await expectWhole(page)
  await page.getByRole('button', { name: words.next, exact: true }).click()
  await answerRange(page, [4, RANKING - 1], 'zh-CN', true)
  await answerOne(page, RANKING, 'zh-CN', true)
  await expectWhole(page)
})

test('a reader whose browser enlarges letters alone gets larger letters, and nothing is cut off', async ({
  page,
  site,
}) => {
  await page.goto(site.answerPath)
  const before = await page.locator('.lead').evaluate((part) => parseFloat(getComputedStyle(part).fontSize))
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
  await page.reload()
  const after = await page.locator('.lead').evaluate((part) => parseFloat(getComputedStyle(part).fontSize))
  expect(after).toBeGreaterThan(before * 1.5)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, 3], 'zh-CN', true)
  await expectWhole(page)
})
