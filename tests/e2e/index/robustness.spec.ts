import { readFileSync } from 'node:fs'

import { expect, test } from '@playwright/test'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const WAVE = '/evaluator/waves/made-2026'
const CITIES = ['330100', '320100', '320500', '330200', '320200', '310000']

const site = staffSite(async (database) => {
  await makeClosedWave(database, { cities: CITIES.map((code) => ({ code, responses: 200 })) })
  await analyseWave(database, 'made-2026', undefined, { today: '2026-04-02' })
  await addStaff(database, 'eva', 'evaluator')
})

test('an evaluator starts a run without a script, sees it come, and reads what each place depends on', async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: false,
  })
  const page = await site.signIn(context)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(site.origin + WAVE)
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
    const page = await site.signIn(context)
    const path = `${site.origin}${WAVE}/robustness`
    await page.goto(path)
    await expectSound(page)
    await page.locator('.robust-form button[type="submit"]').click()
    await page.goto(`${path}?watch=no`)
    await expect(page.locator('.robust-progress')).toBeVisible()
    await expectSound(page)
    await page.goto(path)
    await expect(page.locator('.robust-progress')).toHaveCount(0, { timeout: 60_000 })
    await expect(page.locator('.robust-cities > li')).toHaveCount(CITIES.length)
    await page.goto(`${path}?watch=no`)
    await expectSound(page)
    await context.close()
  })
}
