import { readFileSync, writeFileSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

import { SCREENS, type AccessibilityResults, type Screen } from '#app/ui/accessibility/results.ts'
import { speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { go, row, test, type Place } from '#tests/support/resident/every-kind-place.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const RESULTS = 'app/ui/accessibility/results.json'
/** `WRITE_RESULTS='zh-CN en' npx playwright test accessibility-report` looks in these languages and writes the published report. */
const writes = process.env['WRITE_RESULTS']
const TONGUES = (writes?.split(' ') ?? ['zh-Hant']) as Tongue[]
const SIZES = [{ width: 320, height: 568 }]

test('no screen of residents breaks a rule that a machine can check, and the report names them all', async ({
  browser,
  place,
}) => {
  test.setTimeout(writes ? 600_000 : 90_000)
  const seen = new Map<Screen, { checks: number; findings: number }>()
  for (const tongue of TONGUES) {
    for (const viewport of SIZES) {
      const context = await browser.newContext({ viewport, locale: speaking(tongue).locale })
      // its script never arrives: the machine that looks needs one of its own, so scripts are not switched off
      const plain = await browser.newContext({ viewport, locale: speaking(tongue).locale })
      await plain.route('**/assets/*.js', (route) => route.abort())
      const look = async (page: Page, screen: Screen) => {
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
        if (!writes) expect(violations.map(({ id, nodes }) => [screen, id, nodes[0]?.html])).toEqual([])
        const { checks, findings } = seen.get(screen) ?? { checks: 0, findings: 0 }
        seen.set(screen, { checks: checks + 1, findings: findings + violations.length })
      }
      await lookEverywhere(await context.newPage(), await plain.newPage(), place, tongue, look)
      await context.close()
      await plain.close()
    }
  }
  expect([...seen.keys()].sort()).toEqual([...SCREENS].sort())
  const screens = SCREENS.map((screen) => ({ screen, ...seen.get(screen)! }))
  if (writes) {
    const results: AccessibilityResults = {
      testedOn: new Date().toISOString().slice(0, 10),
      browser: `Chromium ${browser.version().split('.')[0]}`,
      tool: `axe-core ${axeVersion()}`,
      languages: TONGUES,
      sizes: SIZES.map(({ width, height }) => `${width} × ${height}`),
      screens,
    }
    writeFileSync(RESULTS, JSON.stringify(results, null, 2) + '\n')
  }
  const published = JSON.parse(readFileSync(RESULTS, 'utf8')) as AccessibilityResults
  expect(published.screens.map(({ screen }) => screen)).toEqual([...SCREENS])
  expect(published.testedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
})

/** Walks through every screen of residents in one language. */
async function lookEverywhere(
  page: Page,
  plain: Page,
  place: Place,
  tongue: Tongue,
  look: (page: Page, screen: Screen) => Promise<void>,
): Promise<void> {
  const query = `?lang=${tongue}`
  const words = WORDS[tongue]
  const at = async (path: string, screen: Screen) => {
    await page.goto(place.origin + path + query)
    await look(page, screen)
  }
  await at('/s/kinds', 'cities')
  await at('/withdraw', 'withdraw')
  await at('/s/spring/' + CITY, 'closed')
  await at('/accessibility', 'accessibility')

  await plain.goto(place.path + query)
  await plain.getByRole('button', { name: words.begin }).click()
  await look(plain, 'plain-form')

  await page.goto(place.path + query)
  await look(page, 'intro')
  await page.getByRole('button', { name: words.begin }).click()
  await look(page, 'single')
  await page.locator('.words').click()
  await look(page, 'simple')
  await go(page, tongue)
  await look(page, 'error')
  await row(page, 'yes').click()
  for (const [screen, value] of [
    ['ladder', '7'],
    ['several', 'bus'],
    ['number', 'no_work'],
    ['ranking', null],
    ['open', null],
    ['district', null],
  ] as const) {
    await go(page, tongue)
    if (value) await row(page, value).click()
    else if (screen === 'ranking') await page.locator('button.answer').first().click()
    else if (screen === 'district') await page.locator('label.answer').first().click()
    await look(page, screen)
  }
  await go(page, tongue)
  await look(page, 'check')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.locator('[data-why]')).not.toBeEmpty()
  await look(page, 'unsent')
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible()
  await look(page, 'done')
}

function axeVersion(): string {
  const { version } = JSON.parse(readFileSync('node_modules/axe-core/package.json', 'utf8')) as {
    version: string
  }
  return version
}
