import type { Locator } from '@playwright/test'

import { answerRange, speaking, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

const words = WORDS['en-XB']
const { locale, query } = speaking('en-XB')
/** A scale with faces, and the question in which things are put in order. */
const SCALE = 3
const RANKING = 20

test.use({ locale })

async function leftOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.x ?? NaN
}

test('the page runs from right to left, and so does a scale', async ({ page, site }) => {
  await page.goto(await site.answerPathIn('en-XB'))
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XB')
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, SCALE], 'en-XB', true)

  const row = page.locator('.row').filter({ has: page.locator('.face') })
  const middle = 180
  expect(await leftOf(row.first().locator('.face'))).toBeGreaterThan(middle)
  const marks = await row.evaluateAll((rows) =>
    rows.map((one) => {
      const { marginLeft, marginRight } = getComputedStyle(one, '::after')
      return [parseFloat(marginLeft), parseFloat(marginRight)]
    }),
  )
  // what pushes the mark to the end of its row lies on its right, so the mark is at the left
  expect(marks.every(([left]) => left === 0)).toBe(true)
  expect(marks.some(([, right = 0]) => right > 0)).toBe(true)

  const next = page.getByRole('button', { name: words.next, exact: true })
  const back = page.getByRole('button', { name: words.back, exact: true })
  expect(await leftOf(back)).toBeGreaterThan(await leftOf(next))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a ranking is tapped in order, its numbers at the left', async ({ page, site }) => {
  await page.goto(await site.answerPathIn('en-XB'))
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, RANKING - 1], 'en-XB', true)
  const first = page.locator('button.answer[value="L"]')
  await first.click()
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  const direction = await first.evaluate((row) => getComputedStyle(row).direction)
  expect(direction).toBe('rtl')
})

test('it is in no menu, stays with its own address, and asks nobody in a real wave', async ({
  page,
  site,
}) => {
  await page.goto(`${site.answerPath}?lang=en`)
  await expect(page.locator('.top button')).toHaveText('中文')
  const mirrored = await site.answerPathIn('en-XB')
  await page.goto(mirrored)
  await expect(page.locator('.top button')).toHaveText('中文')
  await page.goto(mirrored.replace(query, ''))
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.goto(site.answerPath + query)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto(`${site.origin}/ranking${query}`)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
})
