import { rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Browser, type BrowserContext } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { HIDDEN, RANKED } from '#tests/support/records/analysed-wave.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const PUBLIC = ['/ranking', '/ranking?q=nowhere', `/cities/${RANKED}`, `/cities/${HIDDEN}`, '/method']
const OFFICIAL = [`/official/${RANKED}`]
const EVALUATOR = [
  '/evaluator',
  '/evaluator/waves/new',
  '/evaluator/waves/made-2026',
  '/evaluator/waves/made-2026/weighting',
  `/evaluator/waves/made-2026/weighting?city=${RANKED}`,
  '/evaluator/releases/made-2026-r1',
  `/evaluator/releases/made-2026-r1/cities/${RANKED}`,
]
const SCREENS = [
  { language: 'zh-CN', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { language: 'en', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const

async function makeInstallation() {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  await makeReleasedWave(database)
  await addStaff(database, 'eva', 'evaluator')
  await addStaff(database, 'olga', 'official', [RANKED])
  await database.close()
  const server = await startRealServer(folder, await freePort())
  return { server, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A reader, signed in where a name is given. */
async function readerOf(
  browser: Browser,
  origin: string,
  { language, viewport, colorScheme }: (typeof SCREENS)[number],
  name: string | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, colorScheme, locale: language })
  if (name === null) return context
  const page = await context.newPage()
  await page.goto(`${origin}/account/sign-in`)
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').click()
  await expect(page).not.toHaveURL(/sign-in/)
  await page.close()
  return context
}

/** Opens a page and says what is wrong with it: refused styles or scripts, a page wider than the screen, barriers. */
async function faultsOf(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const answer = await page.goto(address)
  if (answer?.status() !== 200) faults.push(`status ${answer?.status()}`)
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (wider > 0) faults.push(`${wider} pixels wider than the screen`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  faults.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`))
  await page.close()
  return faults.map((fault) => `${new URL(address).pathname}: ${fault}`)
}

for (const screen of SCREENS) {
  const { language, viewport } = screen
  test(`public, official and evaluator pages hold at ${viewport.width} pixels, in ${language}, without barriers`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const { server, remove } = await makeInstallation()
    for (const [name, paths] of [
      [null, PUBLIC],
      ['olga', OFFICIAL],
      ['eva', EVALUATOR],
    ] as const) {
      await test.step(name ?? 'the public', async () => {
        const context = await readerOf(browser, server.origin, screen, name)
        const faults: string[] = []
        for (const path of paths) faults.push(...(await faultsOf(context, server.origin + path)))
        expect(faults).toEqual([])
        await context.close()
      })
    }
    await server.stop()
    remove()
  })
}

test('the language switch keeps the page and its filters', async ({ browser }) => {
  const { server, remove } = await makeInstallation()
  const context = await readerOf(browser, server.origin, SCREENS[0], null)
  const page = await context.newPage()
  await page.goto(`${server.origin}/ranking?edition=people&q=hangzhou`)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(`${server.origin}/ranking?edition=people&q=hangzhou&lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('City ranking')
  await expect(page.locator('input[name="q"]')).toHaveValue('hangzhou')
  // the choice is kept on the way to the next page
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hangzhou')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
  await server.stop()
  remove()
})
