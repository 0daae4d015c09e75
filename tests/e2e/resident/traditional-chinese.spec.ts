import { WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

const HONG_KONG = '810000'

test.describe('in Hong Kong', () => {
  test.use({ locale: 'en' })

  test('the menu offers both ways of writing Chinese; one tap changes, and stays', async ({ page, site }) => {
    await site.addWave({ id: 'harbour', cities: [{ code: HONG_KONG, design: 'open' }] })
    await page.goto(`${site.origin}/s/harbour/${HONG_KONG}`)
    await expect(page.locator('.top button')).toHaveText(['繁體', '简体'])
    await page.getByRole('button', { name: '繁體' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
    await expect(page.locator('.top p')).toHaveText('香港特別行政區')
    await expect(page.locator('.top button')).toHaveText(['简体', 'English'])

    await page.getByRole('button', { name: WORDS['zh-Hant'].begin }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您在本市居住滿半年了嗎？')
    await page.goto(`${site.origin}/s/harbour/${HONG_KONG}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  })
})

test('elsewhere the menu is as it was', async ({ page, site }) => {
  await page.goto(site.answerPath)
  await expect(page.locator('.top button')).toHaveText(['English'])
})
