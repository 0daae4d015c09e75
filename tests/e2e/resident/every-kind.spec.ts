import { expect } from '@playwright/test'

import { WORDS } from '#tests/support/answering.ts'
import { go, handIn, heading, openAt, row, test } from '#tests/support/resident/every-kind-place.ts'

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
