import { expect, test } from '@playwright/test'

import { addStaff } from '#tests/support/records/staff.ts'
import { ITEM, makeWrittenWave, PHONE } from '#tests/support/records/written-wave.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const WAVE = '/evaluator/waves/made-2026'
/** the theme of an answer that holds a telephone number */
const THEME = '公交'

// one site, walked from one screen after the other; the last road releases what it approved
test.describe.configure({ mode: 'default' })

const site = staffSite(async (database) => {
  await makeWrittenWave(database)
  await addStaff(database, 'eva', 'evaluator')
})

for (const screen of SCREENS) {
  const { language, device } = screen
  const last = screen === SCREENS.at(-1)
  const told = last ? 'the release shows it to everybody' : 'takes it back'
  test(`an evaluator approves a sentence of an open answer and ${told}, on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen, 'eva')
    await page.goto(`${WAVE}/themes?item=${ITEM}`)
    await expectSound(page)
    await page.locator('tbody th a', { hasText: THEME }).click()
    // the first answer holds a telephone number, which the rules strike out
    await page.locator('li', { hasText: PHONE }).getByRole('link').click()
    const sentence = (await page.locator('#picked .quote-told').textContent())!
    expect(sentence).not.toContain(PHONE)
    await expectSound(page)
    await page.locator('#picked button[value="approve"]').click()
    await expect(page).toHaveURL(/done=approved/)
    await expectSound(page)

    if (!last) {
      await page.locator('button[value="withdraw"]').click()
      await expect(page).toHaveURL(/done=withdrawn/)
      await expect(page.locator('button[value="withdraw"]')).toHaveCount(0)
    } else {
      await page.goto(WAVE)
      for (const check of await page.locator('input[name="check"]').all()) await check.check()
      await page.locator('button[value="release"]').click()
      await expect(page).toHaveURL(/done=released/)
      await page.goto('/ranking')
      await expect(page.locator('.theme-quotes blockquote')).toHaveText([sentence])
      expect(await page.content()).not.toContain(PHONE)
      await expectSound(page)
    }
    await page.context().close()
  })
}
