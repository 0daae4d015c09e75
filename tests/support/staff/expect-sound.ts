import { expect, type Page } from '@playwright/test'

import { barriersOf } from '#tests/support/barriers.ts'
import { foreignWords } from './foreign-words.ts'

/** A page that was asked for and refused is no fault of itself. */
const REFUSED = /^Failed to load resource.*status of 4\d\d/
const faults = new WeakMap<Page, string[]>()

/** From now on keeps what a page refuses to load or run. */
export function listen(page: Page): void {
  const kept: string[] = []
  faults.set(page, kept)
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) kept.push(message.text())
  })
  page.on('pageerror', ({ message }) => kept.push(message))
}

/**
 * A page as wide as its window, folded and unfolded, with a title, all of it in its own language, in which axe finds
 * nothing; no script or style was refused on the way to it. The walk goes on, so that one run tells all that is wrong.
 */
export async function expectSound(page: Page): Promise<void> {
  const where = page.url()
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  const folded = await width()
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true
  })
  const screen = page.viewportSize()?.width
  expect.soft([folded, await width()], `width of ${where}`).toEqual([screen, screen])
  expect.soft(await page.title(), `title of ${where}`).toMatch(/\S/)
  expect.soft(await foreignWords(page), `words on ${where}`).toEqual([])
  expect.soft(await barriersOf(page), `barriers on ${where}`).toEqual([])
  expect.soft(faults.get(page) ?? [], `refused on the way to ${where}`).toEqual([])
}
