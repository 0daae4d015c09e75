import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'
import type { BrowserContext, Page } from '@playwright/test'

const words = WORDS.en
test.use({ locale: 'en' })

const question = (page: Page, place: number) => page.getByText(words.place(place), { exact: true })
const sendButton = (page: Page) => page.getByRole('button', { name: words.send })
const unsent = (page: Page) => page.getByRole('heading', { name: 'Your answers have not been sent yet' })
const thanks = (page: Page) => page.getByRole('heading', { name: words.thanks })

/** Begins, and waits until the page lies on the phone in both languages. */
async function begin(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: words.begin }).click()
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('smile pages')).keys()).length))
    .toBeGreaterThanOrEqual(4)
}

const keptKeys = (page: Page) =>
  page.evaluate(async () => {
    const boxes = await caches.keys()
    const lists = await Promise.all(boxes.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map((request) => new URL(request.url).pathname)
  })

/** Wakes the workers as the browser does when the network is back. */
async function wake(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page)
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
      if (ours) resolve(ours.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const order = { origin, registrationId: await found, tag: 'smile outbox', lastChance: false }
  await session.send('ServiceWorker.dispatchSyncEvent', order)
}

test('nothing is kept on the phone before the resident has agreed', async ({ page, site }) => {
  await page.goto(site.answerPath)
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})

test('from the first question on, the page opens without a network and keeps place and answers', async ({
  context,
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath)
  await answerRange(page, [1, 3], 'en', true)
  await context.setOffline(true)
  await page.reload()
  await expect(question(page, 4)).toBeVisible()
  await page.getByRole('button', { name: words.back, exact: true }).click()
  await expect(page.locator('label.answer').nth(1).locator('input')).toBeChecked()
  await answerRange(page, [3, QUESTIONS], 'en', true)
  await sendButton(page).click()
  await expect(unsent(page)).toBeVisible()
  expect(site.rows()).toHaveLength(before)
  await context.setOffline(false)
  await expect(thanks(page)).toBeVisible()
  expect(site.rows()).toHaveLength(before + 1)
})

test('the language can be changed without a network, with the place and the answers', async ({
  context,
  page,
  site,
}) => {
  await begin(page, site.answerPath)
  await answerRange(page, [1, 2], 'en', true)
  await context.setOffline(true)
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByText(WORDS['zh-CN'].place(3), { exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('two tabs of one phone that try at the same time hand the answers in once', async ({
  context,
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath)
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await sendButton(page).click()
  await expect(unsent(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto(site.answerPath)
  await expect(unsent(other)).toBeVisible()
  await context.setOffline(false)
  await expect(thanks(page)).toBeVisible()
  await expect(thanks(other)).toBeVisible()
  const codes = await Promise.all([page, other].map((one) => one.locator('.receipt .code').textContent()))
  expect(codes[0]).toBe(codes[1])
  expect(site.rows()).toHaveLength(before + 1)
})

test('answers leave a closed page by themselves, once, and the code is there when the page is opened again', async ({
  context,
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath)
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await sendButton(page).click()
  await expect(page.getByText('You may close this page')).toBeVisible()
  expect((await keptKeys(page)).filter((path) => path.startsWith('/outbox/'))).toHaveLength(1)
  const other = await context.newPage()
  await page.close()
  await context.setOffline(false)
  await other.goto(`${site.origin}/withdraw`)
  await wake(context, other, site.origin)
  await expect.poll(() => site.rows().length).toBe(before + 1)
  await other.goto(site.answerPath)
  await expect(thanks(other)).toBeVisible()
  await expect(other.locator('.receipt .code')).toHaveText(/^[0-9A-Z-]{19}$/)
  expect(site.rows()).toHaveLength(before + 1)
  expect((await keptKeys(other)).filter((path) => path.startsWith('/outbox/'))).toEqual([])
})

test('answers that are being changed again are not sent behind the resident’s back', async ({
  context,
  page,
  site,
}) => {
  const before = site.rows().length
  await begin(page, site.answerPath)
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await sendButton(page).click()
  await expect(page.getByText('You may close this page')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: words.check })).toBeVisible()
  await context.setOffline(false)
  await wake(context, page, site.origin)
  await page.waitForTimeout(500)
  expect(site.rows()).toHaveLength(before)
})

test('clearing the phone takes pages, answers and worker away', async ({ context, page, site }) => {
  await begin(page, site.answerPath)
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await sendButton(page).click()
  await expect(page.getByText('You may close this page')).toBeVisible()
  await page.locator('main button[value="clear"]').click()
  await expect(page.getByRole('button', { name: words.begin })).toBeVisible()
  await expect.poll(() => keptKeys(page)).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0)
})

test('back leads back from every question, with the answer that was given there', async ({ page, site }) => {
  await page.goto(site.answerPath)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await expect(page.getByRole('heading', { name: words.check })).toBeVisible()
  for (let place = QUESTIONS; place >= 1; place--) {
    await page.getByRole('button', { name: words.back, exact: true }).click()
    await expect(question(page, place)).toBeVisible()
    const given = page.locator('input:checked, button[aria-pressed="true"]')
    if (place === 21) await expect(page.locator('textarea')).toHaveValue(/more trees/)
    else await expect(given.first()).toBeAttached()
  }
  await page.getByRole('button', { name: words.back, exact: true }).click()
  await expect(page.getByRole('button', { name: words.begin })).toBeVisible()
})
