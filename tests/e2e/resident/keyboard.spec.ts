import type { Page } from '@playwright/test'

import { QUESTIONS, speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

const LANGUAGES: Tongue[] = ['zh-CN', 'en', 'en-XB']
const MOST_TABS = 40
const RANKING = 20
const OPEN_TEXT = 21

/** Presses Tab until what has the focus answers the description. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return
  }
  throw new Error(`Tab does not lead to ${wanted}`)
}

/** Chooses the answer at a place of the list with the arrow keys; one press goes to the next. */
async function chooseWithArrows(page: Page, place: number): Promise<void> {
  await tabTo(page, 'input[name="answer"]')
  await page.keyboard.press('Space')
  for (let step = 0; step < place; step++) await page.keyboard.press('ArrowDown')
}

async function answerWithKeys(page: Page, place: number, script: boolean): Promise<void> {
  if (place === RANKING && script) {
    for (const value of ['L', 'S']) {
      await tabTo(page, `button.answer[value="${value}"]`)
      await page.keyboard.press('Space')
    }
  } else if (place === RANKING) {
    await tabTo(page, 'select')
    await page.keyboard.press('ArrowDown')
  } else if (place === OPEN_TEXT) {
    await tabTo(page, 'textarea')
    await page.keyboard.type('more trees')
  } else await chooseWithArrows(page, place === 2 ? 3 : place === 1 ? 0 : 1)
}

for (const language of LANGUAGES) {
  for (const script of [true, false]) {
    test.describe(`${language}, ${script ? 'with' : 'without'} script`, () => {
      test.use({ javaScriptEnabled: script, locale: speaking(language).locale })

      test('a resident answers everything without a pointer; the choice alone goes nowhere', async ({
        page,
        site,
      }) => {
        // where the browser runs no script of the page, the test still asks it where the focus is
        const words = WORDS[language]
        const before = site.rows().length
        await page.goto(await site.answerPathIn(language))
        await tabTo(page, 'button[value="start"]')
        await page.keyboard.press('Enter')
        for (let place = 1; place <= QUESTIONS; place++) {
          const here = page.getByText(words.place(place), { exact: true })
          await expect(here).toBeVisible()
          if (script) await expect(page.locator('#question')).toBeFocused()
          await answerWithKeys(page, place, script)
          await expect(here).toBeVisible()
          await tabTo(page, 'button.primary[value="next"]')
          await page.keyboard.press('Enter')
        }
        await expect(page.getByRole('heading', { level: 1, name: words.check })).toBeVisible()
        await tabTo(page, 'button.primary[value="send"]')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('heading', { level: 1, name: words.thanks })).toBeVisible()
        expect(site.rows()).toHaveLength(before + 1)
      })
    })
  }
}
