import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'
import type { Page } from '@playwright/test'

const words = WORDS.en
test.use({ locale: 'en' })

/** Goes through a form of any length, choosing the first row; notes the order of the ranking's rows. */
async function answerAll(page: Page, script: boolean): Promise<{ screens: number; ranking: string[] }> {
  const heading = page.locator('#question')
  let ranking: string[] = []
  for (let screens = 0; screens < 60; screens++) {
    const title = await heading.textContent()
    if (title === words.check) return { screens, ranking }
    if (await page.locator('.ranking').count()) {
      ranking = await (
        script ? page.locator('button.answer') : page.locator('select').first().locator('option')
      ).evaluateAll((rows) => rows.map((row) => (row as HTMLButtonElement).value).filter(Boolean))
    } else if (await page.locator('textarea').count()) await page.locator('textarea').fill('')
    else {
      const row = page.locator('label.answer')
      const adult = row.filter({ hasText: '35-44' })
      await ((await adult.count()) ? adult : row).first().click()
    }
    await page.getByRole('button', { name: words.next, exact: true }).click()
    await expect(heading).not.toHaveText(title ?? '')
  }
  throw new Error('no end')
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('a split form asks everybody a part, notes which, and the order the options stood in', async ({
      page,
      site,
    }) => {
      const path = await site.addWave({
        id: `split-${String(script)}`,
        form: 'split',
        noticeVersion: LATEST_NOTICE,
      })
      await page.goto(path)
      await expect(page.getByText(/^3[5-8] questions, about/)).toBeVisible()
      await page.getByRole('button', { name: words.begin }).click()
      const { screens, ranking } = await answerAll(page, script)
      expect(screens).toBeLessThan(45)
      await page.getByRole('button', { name: words.send }).click()
      await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible()
      const shown = site.presentations(`split-${String(script)}`)
      expect(shown).toHaveLength(1)
      expect(shown[0]?.blocks?.split(' ')).toHaveLength(6)
      expect(
        (JSON.parse(shown[0]?.orders ?? '{}') as Record<string, unknown>)['dimension_importance'],
      ).toEqual(ranking)
    })
  })
}

test('half of the residents see a scale from its other end, and the same way everywhere', async ({
  page,
  site,
}) => {
  const path = await site.addWave({ id: 'turned', turned: true })
  const seen = new Set<boolean>()
  for (let visit = 0; visit < 16 && seen.size < 2; visit++) {
    await page.goto(path)
    await page.evaluate(() => localStorage.clear())
    await page.goto(path)
    await page.getByRole('button', { name: words.begin }).click()
    await page.locator('label.answer').first().click()
    await page.getByRole('button', { name: words.next, exact: true }).click()
    await page.locator('label.answer').filter({ hasText: '35-44' }).click()
    await page.getByRole('button', { name: words.next, exact: true }).click()
    const values = async () =>
      (
        await page
          .locator('.answers:not(.apart) input')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
      ).join('')
    const first = await values()
    expect(['12345', '54321']).toContain(first)
    await expect(page.locator('.answers input').first()).toHaveAttribute('id', 'answer')
    await page.locator('label.answer').first().click()
    await page.getByRole('button', { name: words.next, exact: true }).click()
    expect(await values()).toBe(first)
    seen.add(first === '54321')
    await page.getByRole('button', { name: 'Clear my answers from this phone' }).click()
  }
  expect(seen.size).toBe(2)
})
