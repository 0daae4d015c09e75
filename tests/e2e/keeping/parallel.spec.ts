import { randomUUID } from 'node:crypto'

import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

const words = WORDS.en
test.use({ locale: 'en' })

test('two posts of the same answers at the same moment are stored once, and both get the same code', async ({
  page,
  site,
}) => {
  const before = site.rows().length
  await page.goto(site.answerPath)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  const codes: string[] = []
  await page.route('**/responses', async (route) => {
    const answers = await Promise.all([route.fetch(), route.fetch()])
    for (const answer of answers)
      codes.push(((await answer.json()) as { withdrawalCode: string }).withdrawalCode)
    await route.fulfill({ response: answers[0] })
  })
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible()
  expect(codes).toHaveLength(2)
  expect(codes[0]).toBe(codes[1])
  expect(site.rows()).toHaveLength(before + 1)
})

test('a server killed after it was posted to, before it answered, has the answers once after a retry', async ({
  page,
  site,
}) => {
  const before = site.rows().length
  await page.goto(site.answerPath)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  let attempts = 0
  await page.route('**/responses', async (route) => {
    if (attempts++ > 0) return route.continue()
    // the post has arrived and is stored; the server is gone before the phone hears of it
    await route.fetch()
    await site.kill()
    await route.abort('connectionreset')
  })
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByRole('heading', { name: 'Your answers have not been sent yet' })).toBeVisible()
  expect(site.rows()).toHaveLength(before + 1)
  await site.restart()
  await page.getByRole('button', { name: 'Try again now' }).click()
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible({ timeout: 30_000 })
  expect(attempts).toBeGreaterThan(1)
  expect(site.rows()).toHaveLength(before + 1)
})

test('a form sent twice without script is stored once, and both lead to the same code', async ({
  browser,
  site,
}) => {
  const before = site.rows().length
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
  const page = await context.newPage()
  await page.goto(site.answerPath)
  await page.getByRole('button', { name: words.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', false)
  const state = await page.locator('input[name="state"]').inputValue()
  const send = () =>
    context.request.post(page.url(), { form: { state, screen: 'check', intent: 'send', once: randomUUID() } })
  const pages = await Promise.all([send(), send(), send()])
  const codes = await Promise.all(
    pages.map(async (one) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await one.text())?.[0]),
  )
  expect(new Set(codes).size).toBe(1)
  expect(codes[0]).toBeTruthy()
  expect(site.rows()).toHaveLength(before + 1)
  await context.close()
})
