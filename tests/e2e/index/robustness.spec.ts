import { readFileSync, rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const WAVE = '/evaluator/waves/made-2026'
const CITIES = ['330100', '320100', '320500', '330200', '320200', '310000']

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
test.beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  await makeClosedWave(database, { cities: CITIES.map((code) => ({ code, responses: 200 })) })
  await analyseWave(database, 'made-2026', undefined, { today: '2026-04-02' })
  await addStaff(database, 'eva', 'evaluator')
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function signIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/account/sign-in`)
  await page.locator('#name').fill('eva')
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

async function expectSound(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true
  })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('an evaluator starts a run without a script, sees it come, and reads what each place depends on', async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: false,
  })
  const page = await signIn(context)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(server.origin + WAVE)
  await page.getByRole('link', { name: 'Robustness', exact: true }).click()
  await expect(page.getByText('No run yet')).toBeVisible()
  await page.locator('#runs').selectOption('128')
  await page.locator('#seed').fill('11')
  await page.getByRole('button', { name: 'Start the run' }).click()

  // the page looks again by itself until the result is there
  await expect(page.locator('.robust-cities > li')).toHaveCount(CITIES.length, { timeout: 60_000 })
  await expect(page.locator('.robust-sentence').first()).toContainText(/place (between )?\d+/)
  await page.locator('select[name="sort"]').selectOption('method')
  await page.locator('input[name="q"]').fill('hangzhou')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('.robust-cities > li')).toHaveCount(1)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Cities (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('made-2026-a1-r1-cities.csv')
  expect(
    readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(1 + CITIES.length)
  expect(faults).toEqual([])
  await context.close()
})

for (const [language, width] of [
  ['zh-CN', 360],
  ['en', 1280],
] as const) {
  test(`form, progress and result hold at ${width} pixels in ${language}, without barriers`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 } })
    const page = await signIn(context)
    const path = `${server.origin}${WAVE}/robustness`
    await page.goto(path)
    await expectSound(page, width)
    await page.locator('.robust-form button[type="submit"]').click()
    await page.goto(`${path}?watch=no`)
    await expect(page.locator('.robust-progress')).toBeVisible()
    await expectSound(page, width)
    await page.goto(path)
    await expect(page.locator('.robust-progress')).toHaveCount(0, { timeout: 60_000 })
    await expect(page.locator('.robust-cities > li')).toHaveCount(CITIES.length)
    await page.goto(`${path}?watch=no`)
    await expectSound(page, width)
    await context.close()
  })
}
