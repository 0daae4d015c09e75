import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'
import type { Page } from '@playwright/test'

const words = WORDS.en
test.use({ locale: 'en' })

async function begin(page: Page, path: string, upTo: number, script = true): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, upTo], 'en', script)
}

const sendButton = (page: Page) => page.getByRole('button', { name: words.send })
const question = (page: Page, place: number) => page.getByText(words.place(place), { exact: true })

test('a reload keeps the place, the answers, and what is chosen but not yet confirmed', async ({
  page,
  site,
}) => {
  await begin(page, site.answerPath, 5)
  await page.locator('label.answer').nth(2).click()
  await page.reload()
  await expect(question(page, 6)).toBeVisible()
  await expect(page.locator('label.answer').nth(2).locator('input')).toBeChecked()
  await page.getByRole('button', { name: words.back, exact: true }).click()
  await expect(question(page, 5)).toBeVisible()
  await expect(page.locator('label.answer').nth(1).locator('input')).toBeChecked()
})

test('a closed and reopened page goes on where it was', async ({ context, page, site }) => {
  await begin(page, site.answerPath, 3)
  await page.close()
  const again = await context.newPage()
  await again.goto(site.answerPath)
  await expect(question(again, 4)).toBeVisible()
  await again.getByRole('button', { name: words.back, exact: true }).click()
  await expect(question(again, 3)).toBeVisible()
})

test("the browser's own back and forward walk through the questions", async ({ page, site }) => {
  await begin(page, site.answerPath, 4)
  await page.goBack()
  await expect(question(page, 4)).toBeVisible()
  await page.goBack()
  await page.goForward()
  await expect(question(page, 4)).toBeVisible()
  await expect(page.locator('label.answer').nth(1).locator('input')).toBeChecked()
  for (let place = 4; place >= 1; place--) await page.goBack()
  await expect(page.getByRole('button', { name: words.begin })).toBeVisible()
})

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script })

    test('another language keeps the place and the answers', async ({ page, site }) => {
      await begin(page, site.answerPath, 3, script)
      await page.locator('label.answer').nth(0).click()
      await page.getByRole('button', { name: '中文' }).click()
      await expect(page.getByText(WORDS['zh-CN'].place(4), { exact: true })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
      await expect(page.locator('label.answer').nth(0).locator('input')).toBeChecked()
      await page.getByRole('button', { name: '返回' }).click()
      await expect(page.locator('label.answer').nth(1).locator('input')).toBeChecked()
    })

    test('a wave that closes meanwhile takes nothing more, and says so', async ({ page, site }) => {
      const before = site.rows().length
      await begin(page, site.answerPath, QUESTIONS, script)
      site.setStatus('closed')
      try {
        await sendButton(page).click()
        await expect(page.getByRole('heading', { name: 'This survey has closed' })).toBeVisible()
        expect(site.rows()).toHaveLength(before)
      } finally {
        site.setStatus('open')
      }
    })

    test('somebody under 15 is thanked and let go, with nothing stored anywhere', async ({ page, site }) => {
      const before = site.rows().length
      await begin(page, site.answerPath, 1, script)
      await page.locator('label.answer', { hasText: 'Under 15' }).click()
      await page.getByRole('button', { name: words.next }).click()
      await expect(page.getByRole('heading', { name: 'Thank you for your interest' })).toBeVisible()
      expect(site.rows()).toHaveLength(before)
      if (script) expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    })
  })
}

test('sent while offline, the answers say so, wait, and arrive once when the network is back', async ({
  context,
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath, QUESTIONS)
  await context.setOffline(true)
  await sendButton(page).click()
  await expect(page.getByRole('heading', { name: 'Your answers have not been sent yet' })).toBeVisible()
  await expect(page.getByText('There is no connection at the moment')).toBeVisible()
  expect(site.rows()).toHaveLength(before)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible()
  expect(site.rows()).toHaveLength(before + 1)
  await page.reload()
  await expect(page.locator('.receipt .code')).toHaveText(/^[0-9A-Z-]{19}$/)
})

test('an answer lost on its way back is asked for again, and stored once', async ({ page, site }) => {
  const before = site.rows().length
  await begin(page, site.answerPath, QUESTIONS)
  let lost = 0
  await page.route('**/responses', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await sendButton(page).click()
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible({ timeout: 20_000 })
  expect(lost).toBeGreaterThan(1)
  expect(site.rows()).toHaveLength(before + 1)
})

test('a server killed while the answers are on their way gets them after its restart, once', async ({
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath, QUESTIONS)
  await site.kill()
  await sendButton(page).click()
  await expect(page.getByRole('heading', { name: 'Your answers have not been sent yet' })).toBeVisible()
  await site.restart()
  await page.getByRole('button', { name: 'Try again now' }).click()
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible({ timeout: 30_000 })
  expect(site.rows()).toHaveLength(before + 1)
})

test('a browser that keeps nothing says so and still lets a resident answer', async ({ page, site }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    }
  })
  const before = site.rows().length
  await page.goto(site.answerPath)
  await expect(page.getByText('This browser keeps nothing')).toBeVisible()
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await sendButton(page).click()
  await expect(page.locator('.receipt .code')).toHaveText(/^[0-9A-Z-]{19}$/)
  expect(site.rows()).toHaveLength(before + 1)
})

test('a shared phone can be cleared at any question', async ({ page, site }) => {
  await begin(page, site.answerPath, 3)
  await page.getByRole('button', { name: 'Clear my answers from this phone' }).click()
  await expect(page.getByRole('button', { name: words.begin })).toBeVisible()
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
