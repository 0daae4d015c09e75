import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

import { estimateFromSpec } from '#app/services/analysis/specs/estimate-from-spec.server.ts'
import { expectAccessible } from '#tests/support/browser.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const EXAMPLE = 'public/examples/analysis/raked-city.json'
const SCREENS = [
  { locale: 'zh-CN', viewport: { width: 360, height: 640 }, javaScriptEnabled: false, colorScheme: 'light' },
  { locale: 'en', viewport: { width: 1280, height: 800 }, javaScriptEnabled: true, colorScheme: 'dark' },
] as const

const site = staffSite((database) => addStaff(database, 'eva', 'evaluator'))

/** The page scrolls up and down alone; tables scroll inside their own region. */
async function expectToFit(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(wide).toBeLessThanOrEqual(screen)
}

const compute = (page: Page) => page.locator('main form button[type="submit"]').first().click()

for (const screen of SCREENS) {
  const script = screen.javaScriptEnabled ? 'with' : 'without'
  test(`an evaluator checks an analysis at ${screen.viewport.width} pixels, in ${screen.locale}, ${script} script`, async ({
    browser,
  }) => {
    const context = await browser.newContext(screen)
    const page = await site.signIn(context)
    await page.locator('a[href="/evaluator/check"]').click()
    await expectToFit(page)
    // the scanner is a script itself
    if (screen.javaScriptEnabled) await expectAccessible(page)

    // an example, computed, with every digit the command line prints
    await page.locator('a[href$="example=raked-city"]').click()
    await compute(page)
    await expect(page).toHaveURL(/\/evaluator\/check\/[0-9a-f-]{36}$/)
    await expectToFit(page)
    if (screen.javaScriptEnabled) await expectAccessible(page)
    await page.locator('a[href$="digits=all"]').click()
    const result = await estimateFromSpec(EXAMPLE)
    if (result.outcome === 'refused') throw new Error(result.error.message)
    const rows = result.estimates['safety-by-district']?.rows ?? []
    expect(rows).toHaveLength(4)
    const table = page.locator('section:has(> #estimate-safety-by-district) table').first()
    for (const [at, row] of rows.entries()) {
      const cells = await table.locator('tbody tr').nth(at).locator('td').allTextContents()
      expect(cells.slice(0, 2)).toEqual([String(row['estimate']), String(row['se'])])
    }

    // the language changes, the result stays
    await page.locator('header a[hreflang]').first().click()
    await expect(page.locator('#estimate-safety-by-district')).toBeVisible()

    // the whole result as a file
    const downloading = page.waitForEvent('download')
    await page.locator('a[href$="result.json"]').click()
    const stream = await (await downloading).createReadStream()
    let text = ''
    for await (const piece of stream) text += String(piece)
    expect(text).toBe(`${JSON.stringify(result)}\n`)
    await context.close()
  })
}

test('a refusal names code and place, and gives back what was handed in', async ({ browser }) => {
  const context = await browser.newContext({ ...SCREENS[0], javaScriptEnabled: true })
  const page = await site.signIn(context)
  await page.goto(`${site.origin}/evaluator/check?example=refused-margins`)
  const data = await page.locator('#data').inputValue()
  await compute(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('MARGIN_TOTALS_DISAGREE')
  await expect(alert).toContainText('25000, 27000, 25000')
  await expect(page.locator('#data')).toHaveValue(data)
  await expectToFit(page)
  await expectAccessible(page)

  // mended in place, it computes; the keyboard is enough
  const spec = await page.locator('#spec').inputValue()
  await page.locator('#spec').fill(spec.replace('8250', '6250'))
  await page.locator('#spec').focus()
  for (let stop = 0; stop < 8; stop++) {
    await page.keyboard.press('Tab')
    if (await page.locator('main form button[type="submit"]').evaluate((button) => button.matches(':focus')))
      break
  }
  await page.keyboard.press('Enter')
  await expect(page.locator('#estimate-safety')).toBeVisible()
  await context.close()
})

test('a file that is too large is said so in words, and nothing else is lost', async ({ browser }) => {
  const context = await browser.newContext(SCREENS[1])
  const page = await site.signIn(context)
  await page.goto(`${site.origin}/evaluator/check`)
  await page.locator('#spec').fill('{"kept": true}')
  const buffer = Buffer.alloc(21_000_000, '1\n')
  await page.locator('#dataFile').setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await compute(page)
  expect((await answered).status()).toBe(413)
  await expect(page.getByRole('alert')).toContainText('large.csv has 21.0 MB; at most 20.0 MB are taken.')
  await expect(page.locator('#spec')).toHaveValue('{"kept": true}')
  await context.close()
})

test('the handbook is read on a phone, in both languages', async ({ browser }) => {
  for (const screen of SCREENS) {
    const context = await browser.newContext({ ...screen, javaScriptEnabled: true })
    const page = await context.newPage()
    await page.goto(`${site.origin}/method`)
    await page.locator('a[href="/method/handbook"]').click()
    await expectToFit(page)
    const contents = await new AxeBuilder({ page }).analyze()
    expect(contents.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    // an address with the name of an entry leads to its line, and the line to the entry
    await page.goto(`${site.origin}/method/handbook#raking`)
    await page.locator(':target a').click()
    await expect(page).toHaveURL(/part=weighting#raking$/)
    await expect(page.locator(':target')).toContainText('Raking')
    await expectToFit(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await context.close()
  }
})
