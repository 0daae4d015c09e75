import { rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { HIDDEN, INDICATIVE, makeClosedWave, OPEN, RANKED } from '#tests/support/records/analysed-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const CITIES = [RANKED, INDICATIVE, HIDDEN, OPEN]
const PHONE = { width: 390, height: 844 }
const LAPTOP = { width: 1280, height: 800 }

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
test.beforeAll(async () => {
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  await makeClosedWave(database, { id: 'now' })
  await analyseWave(database, 'now')
  await releaseWave(database, 'now', { confirmedBy: 'eva', publishedOn: '2026-04-10' })
  await addStaff(database, 'otto', 'official', CITIES)
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function signIn(context: BrowserContext, lang: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.origin}/account/sign-in?lang=${lang}`)
  await page.locator('#name').fill('otto')
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

async function expectSound(page: Page): Promise<void> {
  const width = page.viewportSize()!.width
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

/** Pages of a print, counted in the file itself. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

for (const [lang, size] of [
  ['zh-CN', PHONE],
  ['en', LAPTOP],
] as const) {
  test(`an official reads what to do first and its evidence in ${lang}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: lang, viewport: size })
    const page = await signIn(context, lang)
    await page.goto(`${server.origin}/official/${RANKED}`)
    await page.locator('.guide-panel button').click()
    await expect(page.locator('.guide-panel')).toHaveCount(0)
    await page.reload()
    await expect(page.locator('.guide-panel')).toHaveCount(0)
    for (const link of await page.locator('.advice a, .page-contents a').all()) {
      const anchor = await link.getAttribute('href')
      await expect(page.locator(anchor!)).toHaveCount(1)
    }
    await expectSound(page)

    await page.goto(`${server.origin}/official/${RANKED}?importance=stated&peers=level&measure=smile_rate`)
    await expect(page.locator('#importance-stated-title')).toHaveCount(1)
    await expect(page.locator('nav.switch a[aria-current="true"]').first()).toBeVisible()
    await expectSound(page)
    await context.close()
  })

  test(`the brief is two pages for every kind of city in ${lang}, and the sheet for the press is sound`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale: lang, viewport: size })
    const page = await signIn(context, lang)
    for (const city of CITIES) {
      await page.goto(`${server.origin}/official/${city}/brief`)
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)
      await expectSound(page)
      await page.goto(`${server.origin}/official/${city}/press`)
      await expect(page.locator('.press dt')).toHaveCount(11)
      await expectSound(page)
    }
    await context.close()
  })
}
