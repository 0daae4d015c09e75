import { rmSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { expectAccessible } from '#tests/support/browser.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

/** Everything transferred for one page of the public. */
const PAGE_BUDGET = 200 * 1024
const SCREENS = [
  {
    language: 'zh-CN',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    own: '用我的权重排行',
    more: '增加安全的权重',
    data: '数据与下载',
    compare: '选择城市来比较',
  },
  {
    language: 'en',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    own: 'Rank with my own weights',
    more: 'More weight for Safety',
    data: 'Data and downloads',
    compare: 'Choose cities to compare',
  },
] as const

let server: Awaited<ReturnType<typeof startRealServer>>
let folder: string
test.beforeAll(async () => {
  test.setTimeout(120_000)
  const made = await copyDatabaseFile('reference')
  folder = made.folder
  const database = await openDatabase(made.file)
  await makeReleasedWave(database)
  await database.close()
  server = await startRealServer(folder, await freePort())
})
test.afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Nothing in the way of anybody, and no page wider than its screen. */
async function expectInOrder(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wider, page.url()).toBe(0)
}

const setOf = (page: Page, city: string) => page.locator(`tr[data-city="${city}"] [data-cell="set"]`)

for (const { language, viewport, colorScheme, ...words } of SCREENS) {
  test(`a reader goes from the ranking to a city, a comparison, own weights and the files, at ${viewport.width} pixels in ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const context = await browser.newContext({ viewport, colorScheme, locale: language })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))

    await test.step('the ranking and its filters', async () => {
      await page.goto(`${server.origin}/ranking`)
      await expectInOrder(page)
      await page.locator('select[name="cluster"]').selectOption('yangtze_delta')
      await page.locator('form.filters button[type="submit"]').click()
      await expect(page.locator('.chosen-group')).toBeVisible()
      await expect(page.locator(`table.ranking a[href="/cities/${RANKED}"]`)).toBeVisible()
      await expectInOrder(page)
    })

    await test.step('a city, with a card for messengers that gives its place as a set', async () => {
      await page.locator(`table.ranking a[href="/cities/${RANKED}"]`).click()
      await expect(page.locator('#limits')).toBeVisible()
      const card = await page.locator('meta[property="og:description"]').getAttribute('content')
      expect(card).toMatch(language === 'en' ? /Its place is (between )?\d/ : /列第 \d+|第 \d+ 至/)
      await expectInOrder(page)
    })

    await test.step('beside another city', async () => {
      await page
        .locator('section[aria-labelledby="neighbours"]')
        .getByRole('link', { name: words.compare })
        .click()
      await page.goto(`${page.url()}&city=${RANKED_TOO}`)
      await expect(page.locator('table.figures thead th')).toHaveCount(3)
      await expectInOrder(page)
    })

    await test.step('own weights, at once and by the address', async () => {
      await page.goto(`${server.origin}/ranking`)
      await page.getByRole('link', { name: words.own }).click()
      await page.waitForSelector('html.own-live')
      await expectInOrder(page)
      const score = page.locator(`tr[data-city="${RANKED}"] [data-cell="score"]`)
      const before = await score.textContent()
      for (let press = 0; press < 12; press++) await page.getByRole('button', { name: words.more }).click()
      await expect(page.locator('[data-own="share.S"]')).toHaveText('50.0%')
      await expect(page).toHaveURL(/w\.S=80/)
      await expect(score).not.toHaveText(before ?? '')
      await expectInOrder(page)

      // what the script has computed is what the server gives for the same address
      const live = await page.locator('.own-table tbody').allInnerTexts()
      const finding = await page.locator('[data-own="finding"]').textContent()
      await page.reload()
      expect(await page.locator('.own-table tbody').allInnerTexts()).toEqual(live)
      await expect(page.locator('[data-own="finding"]')).toHaveText(finding ?? '')

      await page.locator('input[name="w.S"]').fill('-3')
      await expect(page.getByRole('alert')).toBeVisible()
      await expectInOrder(page)
      await page.locator('input[name="w.S"]').fill('80')
      await expect(page.getByRole('alert')).toBeHidden()
      // the choice goes with the reader into the other edition
      await page.locator('.switch a:not([aria-current])').click()
      await expect(page.locator('input[name="w.S"]')).toHaveValue('80')
      await expect(page).toHaveURL(/edition=people/)
    })

    await test.step('the files', async () => {
      await page.goto(`${server.origin}/ranking`)
      await page.getByRole('main').getByRole('link', { name: words.data }).first().click()
      await expectInOrder(page)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href="/api/v1/releases/made-2026-r1/index?format=csv"]').click(),
      ])
      expect(download.suggestedFilename()).toBe('made-2026-r1-index.csv')
      await page.locator('details summary').first().click()
      await expectInOrder(page)
    })
    expect(faults).toEqual([])
    await context.close()
  })
}

test('own weights work without a script, as a plain form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${server.origin}/ranking/my-weights`)
  const official = await setOf(page, RANKED).textContent()
  const score = page.locator(`tr[data-city="${RANKED}"] [data-cell="score"]`)
  const before = await score.textContent()
  await page.locator('input[name="w.E"]').fill('100')
  await page.getByRole('button', { name: 'Rank with these weights' }).click()
  await expect(page).toHaveURL(/w\.E=100/)
  await expect(score).not.toHaveText(before ?? '')
  await page.getByRole('link', { name: 'Back to the weights of the release' }).click()
  await expect(setOf(page, RANKED)).toHaveText(official ?? '')
  await context.close()
})

test('public pages stay within their budget', async ({ browser }) => {
  for (const path of ['/ranking', `/cities/${RANKED}`, '/ranking/my-weights', '/data', '/compare']) {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let bytes = 0
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(server.origin + path, { waitUntil: 'networkidle' })
    expect(bytes, path).toBeGreaterThan(0)
    expect(bytes, path).toBeLessThan(PAGE_BUDGET)
    await context.close()
  }
})
