import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, expectAccessible } from '#tests/support/browser.ts'
import { signInAs } from '#tests/support/road.ts'
import { beginButton, enterCode, test } from '#tests/support/staff/assisted-site.ts'

// the later roads look at what the earlier ones left
test.describe.configure({ mode: 'default' })
test.use({ locale: 'en' })

test('an interviewer is told what to read out and what not, with and without a script', async ({
  browser,
  field,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({
      locale: 'en',
      javaScriptEnabled,
      viewport: { width: 360, height: 640 },
    })
    const page = await context.newPage()
    await enterCode(page, field.origin, field.interviewer)
    const telephone = page.getByRole('region', { name: 'Telephone interview' })
    await telephone.getByRole('link', { name: 'Hangzhou' }).click()
    await expect(page.getByText('Begin only after a clear yes.')).toBeVisible()
    await beginButton(page).click()
    await expect(page.getByText('Read the question and all its answers out word by word')).toBeVisible()
    await answerRange(page, [1, 2], 'en', javaScriptEnabled)
    await expect(page.getByText(/Do not read out, mark only if said: “Don't know”/)).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    await answerRange(page, [3, QUESTIONS], 'en', javaScriptEnabled)
    await page.getByRole('button', { name: WORDS.en.send }).click()
    await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
    await context.close()
  }
  const own = field.responses().filter(({ mode }) => mode === 'telephone')
  expect(own).toMatchObject([{ interviewer: 1 }, { interviewer: 1 }])
})

test('an interview under way survives a reload, sealed, and is not opened on a device that has left', async ({
  page,
  field,
}) => {
  await enterCode(page, field.origin, field.interviewer)
  const own = page.getByRole('region', { name: 'Interviewer, face to face' })
  await own.getByRole('link', { name: 'Hangzhou' }).click()
  await beginButton(page).click()
  await answerRange(page, [1, 2], 'en', true)
  const lying = () =>
    page.evaluate(async () => {
      const box = await caches.open('smile sealed interviews')
      const held = await Promise.all((await box.keys()).map((key) => box.match(key)))
      return Promise.all(held.map(async (one) => (await one?.text()) ?? ''))
    })
  await expect.poll(async () => (await lying()).length).toBe(1)
  expect((await lying())[0]).not.toMatch(/usual_resident|submissionId/)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await page.reload()
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()

  const asking = page.url()
  await page.goto(`${field.origin}/assisted`)
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.goto(asking)
  await expect(page.getByText('An interview that was under way lies in this device')).toBeVisible()
  await expect(beginButton(page)).toBeVisible()
  await expectAccessible(page)

  await enterCode(page, field.origin, field.interviewer)
  await page.goto(asking)
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()
  await answerRange(page, [3, QUESTIONS], 'en', true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
  await expect.poll(lying).toEqual([])
  expect(field.responses().filter(({ mode }) => mode === 'interviewer')).toHaveLength(1)
})

test('an evaluator sees the modes, makes a code and takes it back', async ({ browser, field }) => {
  const page = await signInAs(browser, field.origin, 'eva', 'en', { javaScriptEnabled: false })
  await page.goto(`${field.origin}/evaluator/waves/spring/assisted`)
  await expect(page.getByRole('row', { name: /Telephone interview 2/ })).toBeVisible()
  await expect(page.getByText('Fewer than 10 interviews: nothing is said yet.')).toBeVisible()
  await page.locator('#interviewer-count').fill('2')
  await page.getByRole('button', { name: 'Make codes' }).nth(1).click()
  await expect(page.locator('.made-codes code')).toHaveCount(2)
  const code = await page.locator('.made-codes code').first().textContent()
  await page
    .getByRole('row', { name: /Interviewer 2/ })
    .getByRole('button')
    .click()
  await expect(page.getByText('The code was taken back.')).toBeVisible()
  await enterCode(page, field.origin, code ?? '')
  await expect(page.getByText('This code was taken back.').first()).toBeVisible()
  await page.context().close()
})
