import { rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'
import { ITEM, makeWrittenWave, PHONE } from '#tests/support/records/written-wave.ts'

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
let wave: string
test.beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  wave = (await makeWrittenWave(database)).waveId
  await addStaff(database, 'eva', 'evaluator')
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function expectSound(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('an evaluator approves a sentence of an open answer, and the release shows it to everybody', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${server.origin}/account/sign-in?lang=en`)
  await page.locator('#name').fill('eva')
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)

  await page.goto(`${server.origin}/evaluator/waves/${wave}/themes?item=${ITEM}`)
  await page.locator('tbody th a', { hasText: '公交' }).click()
  await expectSound(page)
  // the first answer holds a telephone number, which the rules strike out
  await page.locator('li', { hasText: PHONE }).getByRole('link').click()
  const told = (await page.locator('#picked .quote-told').textContent())!
  expect(told).not.toContain(PHONE)
  await page.locator('#picked button[value="approve"]').click()
  await expect(page).toHaveURL(/done=approved/)

  await page.goto(`${server.origin}/evaluator/waves/${wave}`)
  for (const check of await page.locator('input[name="check"]').all()) await check.check()
  await page.getByRole('button', { name: 'Release the results' }).click()
  await expect(page).toHaveURL(/done=released/)

  await page.goto(`${server.origin}/ranking?lang=en`)
  await expect(page.locator('.theme-quotes blockquote')).toHaveText([told])
  expect(await page.content()).not.toContain(PHONE)
  await expectSound(page)
  await context.close()
})
