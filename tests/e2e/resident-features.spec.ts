import { readFileSync, writeFileSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { SCREENS, type AccessibilityResults, type Screen } from '#app/ui/accessibility/results.ts'
import { speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, startRealServer } from '#tests/support/real-server.ts'
import { addEveryKind } from '#tests/support/records/every-kind.ts'
import { CITY } from '#tests/support/records/waves.ts'

interface Place {
  origin: string
  path: string
  stored(): { answers: Record<string, unknown>; simple: number | null }[]
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const RESULTS = 'app/ui/accessibility/results.json'
/** `WRITE_RESULTS='zh-CN en' npx playwright test resident-features` looks in these languages and writes the published report. */
const writes = process.env['WRITE_RESULTS']
const TONGUES = (writes?.split(' ') ?? ['zh-Hant']) as Tongue[]
const SIZES = [{ width: 320, height: 568 }]

const test = base.extend<object, { place: Place }>({
  place: [
    async ({}, use) => {
      const data = await makeDataFolder({ closesOn: '2025-05-31' })
      const own = await openDatabase(data.file)
      const path = await addEveryKind(own)
      await own.close()
      const server = await startRealServer(data.folder, await freePort())
      const database = new Sqlite(data.file)
      await use({
        origin: server.origin,
        path: server.origin + path,
        stored: () =>
          (
            database
              .prepare(
                `SELECT r."answers", p."simple" FROM "Response" r
                 LEFT JOIN "Presentation" p ON p."waveId" = r."waveId" AND p."responseId" = r."id"`,
              )
              .all() as { answers: string; simple: number | null }[]
          ).map(({ answers, simple }) => ({
            answers: JSON.parse(answers) as Record<string, unknown>,
            simple,
          })),
      })
      database.close()
      await server.stop()
      data.remove()
    },
    { scope: 'worker' },
  ],
})

const go = (page: Page, tongue: Tongue = 'en') =>
  page.locator('.buttons').getByRole('button', { name: WORDS[tongue].next, exact: true }).click()
const row = (page: Page, value: string) => page.locator(`.answer:has([value="${value}"])`)
const heading = (page: Page) => page.locator('#question')

/** From the first page to the question of a number of steps on. */
async function openAt(page: Page, path: string, steps: number): Promise<void> {
  await page.goto(`${path}?lang=en`)
  await page.getByRole('button', { name: WORDS.en.begin }).click()
  if (steps > 0) await row(page, 'yes').click()
  if (steps > 0) await go(page)
  if (steps > 1) await row(page, '7').click()
  if (steps > 1) await go(page)
}

/** Sends the answers, no quicker than a person could: quicker ones are put aside. */
async function handIn(page: Page): Promise<void> {
  await page.waitForTimeout(2_500)
  await page.getByRole('button', { name: WORDS.en.send }).click()
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled: script, locale: 'en', viewport: { width: 360, height: 640 } })

    test('several answers keep to their limits, a number to its bounds, and both arrive as they were given', async ({
      page,
      place,
    }) => {
      const before = place.stored().length
      await openAt(page, place.path, 2)
      await expect(page.getByText('Choose up to 2.')).toBeVisible()
      for (const way of ['walk', 'bus', 'metro']) await row(page, way).click()
      await go(page)
      await expect(page.getByRole('alert')).toContainText('more than can be chosen')
      await row(page, 'metro').click()
      await go(page)

      await expect(page.getByText('A number from 0 to 240')).toBeVisible()
      for (const [written, complaint] of [
        ['half an hour', 'cannot be read'],
        ['12.5', 'whole number'],
        ['500', 'within the limits'],
      ] as const) {
        await page.locator('#answer').fill(written)
        await page.locator('#answer').press('Enter')
        await expect(page.getByRole('alert')).toContainText(complaint)
      }
      await page.locator('#answer').fill('４５')
      await page.locator('#answer').press('Enter')

      await expect(heading(page)).toContainText('matters most')
      await go(page)
      await go(page)
      await page.locator('label.answer').first().click()
      await go(page)
      await expect(page.getByText('45 minutes')).toBeVisible()
      await handIn(page)
      await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
      expect(place.stored()).toHaveLength(before + 1)
      expect(place.stored().map(({ answers }) => [answers['ways'], answers['minutes']])).toContainEqual([
        ['walk', 'bus'],
        45,
      ])
    })

    test('simpler words are asked for at the start or at any question; what was entered stays, and it is noted', async ({
      page,
      place,
    }) => {
      await openAt(page, place.path, 2)
      await expect(heading(page)).toHaveText('How do you usually get around?')
      await row(page, 'bus').click()
      await page.getByRole('button', { name: 'Simpler words' }).click()
      await expect(heading(page)).toHaveText('How do you travel?')
      await expect(row(page, 'bus').locator('input')).toBeChecked()
      await go(page)
      await expect(heading(page)).toHaveText('How long to work?')
      await page.getByRole('button', { name: 'Usual words' }).click()
      await expect(heading(page)).toHaveText('How many minutes is your way to work?')
      await row(page, 'no_work').click()
      for (let rest = 0; rest < 3; rest++) await go(page)
      await page.locator('label.answer').last().click()
      await go(page)
      await handIn(page)
      await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
      expect(place.stored()).toContainEqual(
        expect.objectContaining({
          simple: 1,
          answers: expect.objectContaining({ ways: ['bus'], minutes: 'no_work' }) as unknown,
        }),
      )
    })

    test('simpler words asked for on the first page hold from the first question on', async ({
      page,
      place,
    }) => {
      await page.goto(`${place.path}?lang=en`)
      await page.locator('label.choice').click()
      await page.getByRole('button', { name: WORDS.en.begin }).click()
      await expect(heading(page)).toHaveText('Have you lived here for half a year or longer?')
    })
  })
}

test.describe('on a phone with script', () => {
  test.use({ locale: 'en', viewport: { width: 360, height: 640 } })

  test('an answer that stands alone clears the others, and they clear it', async ({ page, place }) => {
    await openAt(page, place.path, 2)
    const box = (value: string) => row(page, value).locator('input')
    await row(page, 'walk').click()
    await row(page, 'none').click()
    await expect(box('walk')).not.toBeChecked()
    await row(page, 'bus').click()
    await expect(box('none')).not.toBeChecked()
    await go(page)
    await page.locator('#answer').fill('20')
    await row(page, 'no_work').click()
    await expect(page.locator('#answer')).toHaveValue('')
    await page.locator('#answer').fill('30')
    await expect(box('no_work')).not.toBeChecked()
  })

  test('a ranking is made by keyboard, and says why a further tap takes nothing', async ({ page, place }) => {
    await openAt(page, place.path, 2)
    await row(page, 'walk').click()
    await go(page)
    await page.locator('#answer').fill('20')
    await go(page)
    await page.locator('button.answer').first().focus()
    for (let at = 0; at < 4; at++) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
    await expect(page.locator('button.answer[aria-pressed="true"]')).toHaveCount(3)
    await expect(page.getByRole('status')).toContainText('picked 3 already')
  })

  test('a question is read out by a voice of the phone’s own, part by part, until it is stopped', async ({
    page,
    place,
  }) => {
    await fakeVoices(page, [
      { lang: 'en_GB', localService: true },
      { lang: 'en-US', localService: false },
    ])
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await openAt(page, place.path, 2)
    expect(fetched.filter((url) => url.includes('listen'))).toEqual([])
    const button = page.locator('[data-listen]')
    await expect(button).toHaveAccessibleName('Listen to the question and its answers')
    await button.click()
    await expect(button).toHaveAccessibleName('Stop reading aloud')
    expect(fetched.filter((url) => url.includes('listen'))).toHaveLength(1)
    expect(fetched.every((url) => url.startsWith(place.origin))).toBe(true)
    expect(await spoken(page)).toEqual([
      'How do you usually get around?',
      'Choose up to 2.',
      'On foot',
      'By bus',
      'By metro',
      'None of these',
      "Don't know",
    ])
    await expect(page.locator('.being-read')).toHaveText('How do you usually get around?')
    await button.click()
    await expect(page.locator('.being-read')).toHaveCount(0)
    await expect(button).toHaveAccessibleName('Listen to the question and its answers')
  })

  test('without a voice of the page’s language on the phone there is nothing to press', async ({
    page,
    place,
  }) => {
    await fakeVoices(page, [
      { lang: 'de-DE', localService: true },
      { lang: 'en-US', localService: false },
    ])
    await openAt(page, place.path, 2)
    await expect(heading(page)).toBeVisible()
    await expect(page.locator('[data-listen]')).toBeHidden()
  })

  test('text twice as large reflows on every screen, and so does the page at 320 pixels', async ({
    page,
    place,
  }) => {
    for (const size of [16, 32]) {
      await page.setViewportSize({ width: 320, height: 568 })
      await page.goto(`${place.path}?lang=en`)
      await page.evaluate((px) => (document.documentElement.style.fontSize = `${px * 1.0625}px`), size)
      await page.getByRole('button', { name: WORDS.en.begin }).click()
      for (const answer of ['yes', '7', 'walk', null, null, null, '99'] as const) {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        if (answer === '99') await page.locator('label.answer').last().click()
        else if (answer) await row(page, answer).click()
        else if (await page.locator('.number').count()) await page.locator('#answer').fill('5')
        await go(page)
      }
      await expect(heading(page)).toHaveText(WORDS.en.check)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.evaluate(() => localStorage.clear())
    }
  })
})

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

/** A phone with these voices; what it is given to say is kept, and the first part is begun. */
async function fakeVoices(page: Page, voices: { lang: string; localService: boolean }[]): Promise<void> {
  await page.addInitScript((list) => {
    const said: string[] = []
    Object.assign(window, { said })
    class Words {
      onstart: (() => void) | null = null
      constructor(readonly text: string) {}
    }
    Object.assign(window, { SpeechSynthesisUtterance: Words })
    speechSynthesis.getVoices = () => list as unknown as SpeechSynthesisVoice[]
    speechSynthesis.cancel = () => void (said.length = 0)
    speechSynthesis.speak = (words) => {
      said.push(words.text)
      if (said.length === 1) setTimeout(() => (words as unknown as Words).onstart?.())
    }
  }, voices)
}

const spoken = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)
