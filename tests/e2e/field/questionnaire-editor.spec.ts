import { rmSync } from 'node:fs'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { expect, expectAccessible, test } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'
import type { Browser, Page } from '@playwright/test'

// one server for all of them
test.describe.configure({ mode: 'default' })

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
test.beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  await addStaff(database, 'eva', 'evaluator')
  await addStaff(database, 'otto', 'operator')
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function signIn(browser: Browser, name: string, options = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', baseURL: server.origin, ...options })
  const page = await context.newPage()
  await page.goto('/account/sign-in')
  await page.locator('#name').fill(name)
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

test('an evaluator builds a questionnaire, looks at it on a phone, checks and publishes it, and a wave asks it', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const page = await signIn(browser, 'eva', { viewport: { width: 1280, height: 800 } })
  await page.goto('/evaluator/questionnaires')
  await page.getByLabel('Code', { exact: true }).fill('my-city')
  await page.getByLabel('Title in Chinese').fill('我的城市')
  await page.getByLabel('Title in English').fill('My city')
  await page.getByRole('button', { name: 'Start an empty draft' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My city')

  // from the bank: everything of one index, found by its index; the rest by search
  await page.getByRole('link', { name: 'Add from the bank' }).click()
  await page.getByRole('link', { name: /^S1 / }).click()
  await page.getByLabel(/walking alone/).check()
  await page.getByRole('button', { name: 'Add the chosen questions' }).click()
  await expect(page.getByText('Added to the questionnaire.')).toBeVisible()
  await page.goto('/evaluator/questionnaires/my-city/bank?q=gender')
  await page.getByLabel(/your gender/).check()
  await page.getByRole('button', { name: 'Add the chosen questions' }).click()

  // a question of one's own, with the answers of a scale; saved while typing
  await page.goto('/evaluator/questionnaires/my-city')
  await page.getByText('Write a question of your own').click()
  await page.getByLabel('Code').fill('night_bus')
  await page.getByLabel('Scale of answers').selectOption({ label: 'Very satisfied … Very dissatisfied' })
  await page.getByLabel('Question in Chinese').fill('您对夜班车满意吗？')
  await page.getByRole('button', { name: 'Add the question' }).click()
  await page.locator('#text\\.en').fill('How satisfied are you with night buses?')
  await expect(page.locator('[data-autosave-said]')).toHaveText('Saved')
  await page.reload()
  await expect(page.locator('#text\\.en')).toHaveValue('How satisfied are you with night buses?')
  await expectAccessible(page)

  // shown to women only; moved up it would come before the question it depends on
  await page.goto('/evaluator/questionnaires/my-city/branching?item=night_bus')
  await page.getByLabel('Question and answer').first().selectOption('gender=female')
  await page.getByRole('button', { name: 'Save the condition' }).click()
  await expect(page.getByText(/only if gender is/)).toBeVisible()
  await page.goto('/evaluator/questionnaires/my-city')
  await page.getByRole('button', { name: 'Move night_bus up' }).press('Enter')
  await page.getByRole('link', { name: /Checks and publishing/ }).click()
  await expect(page.getByText('night_bus: its condition depends on gender, which comes later.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('There are no errors.')).toBeVisible()
  await expect(page.getByText('No question measures the index E3.')).toBeVisible()
  await expectAccessible(page)

  // on the phone: the residents' screens in a frame, which keep nothing
  await page.goto('/evaluator/questionnaires/my-city/preview')
  await expectAccessible(page)
  const phone = page.frameLocator('iframe')
  await phone.getByRole('button', { name: 'I agree, start' }).click()
  await expect(phone.getByRole('heading', { name: /walking alone/ })).toBeVisible()
  await phone.locator('label').first().click()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.locator('label').filter({ hasText: 'Male' }).first().click()
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.getByRole('button', { name: 'Send my answers' }).click()
  await expect(phone.getByRole('heading', { name: 'The preview ends here' })).toBeVisible()
  await phone.getByRole('link', { name: 'Start again' }).click()
  await expect(phone.getByRole('button', { name: 'I agree, start' })).toBeVisible()

  await page.goto('/evaluator/questionnaires/my-city/checks')
  await page.getByRole('button', { name: 'Publish all 3 questions' }).click()
  await expect(page.getByText(/^Published\./)).toBeVisible()
  await page.goto('/evaluator/waves/new?questionnaire=my-city@1')
  await expect(page.locator('#form')).toHaveValue('my-city@1')
  const others = await signIn(browser, 'otto')
  const refused = await others.goto('/evaluator/questionnaires/my-city/phone/en?city=110000&version=1')
  expect(refused?.status()).toBe(403)
  await page.context().close()
  await others.context().close()
})

test('without a script, on a phone and in Chinese, two people write at once and nothing is lost', async ({
  browser,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: 'zh-CN' }
  const anna = await signIn(browser, 'eva', phone)
  await anna.goto('/evaluator/questionnaires/smile-short')
  await anna.getByRole('button', { name: '从第 1 版起新草稿' }).click()
  const item = '/evaluator/questionnaires/smile-short/items/smile_greet_day'
  await anna.goto(item)
  const bo = await signIn(browser, 'eva', phone)
  await bo.goto(item)
  await anna.locator('#text\\.en').fill('On how many days did you smile?')
  await anna.getByRole('button', { name: '保存问题' }).click()
  await expect(anna.getByText('已保存。')).toBeVisible()
  await bo.locator('#text\\.zh-CN').fill('有多少天您微笑？')
  await bo.getByRole('button', { name: '保存问题' }).click()
  await expect(bo.getByRole('heading', { name: '别人在您编辑时保存了新内容' })).toBeVisible()
  await bo.getByRole('button', { name: '合并双方的修改' }).click()
  await expect(bo.locator('#text\\.en')).toHaveValue('On how many days did you smile?')
  await expect(bo.locator('#text\\.zh-CN')).toHaveValue('有多少天您微笑？')
  const wide = await bo.locator('html').evaluate((page) => page.scrollWidth > page.clientWidth)
  expect(wide).toBe(false)
  await anna.context().close()
  await bo.context().close()
})

test('files go out and come in, and the frame is allowed nowhere else', async ({ browser }) => {
  const page = await signIn(browser, 'eva')
  const { request } = page.context()
  const file = await request.get('/evaluator/questionnaires/smile-full/file?version=1&format=xlsform')
  expect(file.headers()['content-disposition']).toContain('smile-full-1.xlsx')
  await page.goto('/evaluator/questionnaires')
  await page.getByLabel('File').setInputFiles({ name: 'full.xlsx', mimeType: '', buffer: await file.body() })
  await page.getByLabel('Code (optional)').fill('copied')
  await page.getByRole('button', { name: 'Import the file' }).click()
  await expect(page.getByText('54 questions have been imported.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What was not carried over' })).toContainText('version')
  await expectAccessible(page)

  const framed = async (path: string) =>
    /frame-ancestors ([^;]+)/.exec((await request.get(path)).headers()['content-security-policy'] ?? '')?.[1]
  expect(await framed('/evaluator/questionnaires/smile-full/phone/en?city=110000&version=1')).toBe("'self'")
  expect(await framed('/evaluator/questionnaires/smile-full')).toBe("'none'")
  expect(await framed('/')).toBe("'none'")
  await page.context().close()
})
