import { expect, type Page } from '@playwright/test'

import { heading, openAt, test } from '#tests/support/resident/every-kind-place.ts'

test.use({ locale: 'en', viewport: { width: 360, height: 640 } })

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
