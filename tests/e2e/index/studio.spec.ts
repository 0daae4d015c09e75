import { expect, test, type Page } from '@playwright/test'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const STUDIO = '/evaluator/waves/made-2026/studio'
/** Everything transferred for one page of evaluators. */
const PAGE_BUDGET = 200 * 1024

const site = staffSite(async (database) => {
  await makeClosedWave(database)
  await analyseWave(database, 'made-2026', undefined, { today: '2026-04-02' })
  await addStaff(database, 'eva', 'evaluator')
})

/** The score of a city in set-up A, as the page writes it. */
const scoreOf = (page: Page) => page.locator(`[data-of="a.${RANKED}.score"]`)

test('a slider moves scores, sets and shares at once; the official run stays', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  const page = await site.signIn(context)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${site.origin}${STUDIO}?city=${RANKED}`)
  await page.waitForSelector('html.studio-live')
  const row = page.locator(`tr[data-city="${RANKED}"]`)
  const official = await row.locator('td').first().textContent()
  await expect(scoreOf(page)).toHaveText(official ?? '')

  const slider = page.locator('input[data-twin="weight.E"]')
  await slider.fill('100')
  await expect(page.locator('#first')).toHaveValue('entered')
  await expect(page.locator('[data-of="weight.E"]')).toHaveText('55.6%')
  await expect(scoreOf(page)).not.toHaveText(official ?? '')
  await expect(row.locator('td').first()).toHaveText(official ?? '')
  await expect(page.locator('[data-of="part.index.SMILE.score"]')).toHaveText(
    (await scoreOf(page).textContent()) ?? '',
  )

  const live = await scoreOf(page).textContent()
  await page.getByRole('button', { name: 'Keep A as B' }).click()
  await page.waitForSelector('html.studio-live')
  await expect(page.locator(`[data-of="b.${RANKED}.score"]`)).toHaveText(live ?? '')
  await page.locator('#treatment').selectOption('winsoriseThenLog', { force: true })
  await expect(page.locator('[data-of="a.refusal"]')).toContainText('do not fit a logarithm')

  await page.locator('#treatment').selectOption('none', { force: true })
  await expect(scoreOf(page)).toHaveText(live ?? '')
  const high = page.locator('input[name="high.doctors_per_1000_census2020"]')
  await page.locator('.studio-fold:has(> fieldset #normalisation) > summary').click()
  await page.locator('.for-goalposts > summary').click()
  await high.fill('40')
  await expect(scoreOf(page)).not.toHaveText(live ?? '')
  await high.fill('1')
  await expect(page.locator('[data-of="a.refusal"]')).toContainText('Doctors per 1,000 residents')
  await page.getByRole('button', { name: 'Back to the framework' }).click()
  await expect(high).toHaveValue('')
  await expect(scoreOf(page)).toHaveText(live ?? '')
  expect(faults).toEqual([])
  await context.close()
})

test('without a script the same form gives the same figures, and a set-up becomes a scheme', async ({
  browser,
}) => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: false,
  })
  const page = await site.signIn(context)
  await page.goto(site.origin + STUDIO)
  await page.locator('#first').selectOption('entered')
  await page.locator('#field-weight-E').fill('5')
  await page.getByRole('button', { name: 'Compute' }).click()
  await expect(page.locator('[data-of="weight.E"]')).toHaveText('55.6%')
  await page.getByRole('button', { name: 'Hangzhou' }).click()
  await expect(page.getByRole('heading', { name: /Where the score of Hangzhou/ })).toBeVisible()
  await page.getByText('Save as a scheme').click()
  await page.locator('#name').fill('More energy')
  await page.getByRole('button', { name: 'Save set-up A' }).click()
  await expect(page.getByRole('heading', { name: 'More energy' })).toBeVisible()
  await context.close()
})

for (const [language, width] of [
  ['zh-CN', 360],
  ['en', 1280],
] as const) {
  test(`the studio holds at ${width} pixels in ${language}, without barriers and within its budget`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale: language, viewport: { width, height: 800 } })
    const page = await site.signIn(context)
    let bytes = 0
    const client = await context.newCDPSession(page)
    await client.send('Network.enable')
    client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(`${site.origin}${STUDIO}?city=${RANKED}`)
    await page.waitForSelector('html.studio-live')
    await expectSound(page)
    expect(bytes).toBeLessThan(PAGE_BUDGET)
    await context.close()
  })
}
