import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, expectAccessible } from '#tests/support/browser.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { beginButton, enterCode, test } from '#tests/support/staff/assisted-site.ts'

// the later roads look at what the earlier ones left
test.describe.configure({ mode: 'default' })
test.use({ locale: 'en' })

test('a shared tablet asks one after the other, warns, starts over, and keeps nothing of anybody', async ({
  page,
  field,
}) => {
  await page.clock.install()
  await enterCode(page, field.origin, field.tablet)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page.getByText('Shared tablet:')).toBeVisible()
  await beginButton(page).click()
  await answerRange(page, [1, 2], 'en', true)

  await page.clock.fastForward(95_000)
  const warning = page.getByRole('alertdialog')
  await expect(warning).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I am still here' }).click()
  await expect(warning).toBeHidden()
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()

  await page.clock.fastForward(95_000)
  await page.clock.runFor(35_000)
  await expect(beginButton(page)).toBeVisible()
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await page.goBack().catch(() => undefined)
  await page.goForward().catch(() => undefined)
  await expect(page.locator('input:checked')).toHaveCount(0)

  await page.goto(`${field.origin}/s/spring/${CITY}/assisted/tablet`)
  await beginButton(page).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
  await expect(page.locator('p[data-code]')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have noted it' }).click()
  await expect(beginButton(page)).toBeVisible()
  expect(await page.content()).not.toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)
  expect(field.responses()).toMatchObject([{ mode: 'tablet', interviewer: null }])
})

test('without a network the tablet keeps finished answers sealed, asks the next person, and sends them later', async ({
  context,
  page,
  field,
}) => {
  const before = field.responses().length
  await enterCode(page, field.origin, field.tablet)
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await beginButton(page).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await page.getByRole('button', { name: 'Leave it to the tablet' }).click()
  await expect(beginButton(page)).toBeVisible()
  await beginButton(page).click()
  await expect(page.locator('input:checked')).toHaveCount(0)
  const waiting = () =>
    page.evaluate(async () => {
      const box = await caches.open('smile sealed outbox')
      const held = await Promise.all((await box.keys()).map((key) => box.match(key)))
      return Promise.all(held.map(async (one) => (await one?.text()) ?? ''))
    })
  expect(await waiting()).toHaveLength(1)
  expect((await waiting())[0]).not.toContain('usual_resident')

  // the page was closed meanwhile: what waits is opened with the key that the server gives to this device
  await page.goto('about:blank')
  await context.setOffline(false)
  await page.goto(`${field.origin}/s/spring/${CITY}/assisted/tablet`)
  await expect.poll(() => field.responses().length).toBe(before + 1)
  await expect.poll(waiting).toEqual([])
  const key = () => page.request.get(`${field.origin}/assisted/key`)
  expect((await key()).status()).toBe(200)
  await page.goto(`${field.origin}/assisted`)
  await page.getByRole('button', { name: 'Leave' }).click()
  expect((await key()).status()).toBe(403)
})
