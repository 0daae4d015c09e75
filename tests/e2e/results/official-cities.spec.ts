import { expect, test } from '@playwright/test'

import {
  EVALUATORS,
  HIDDEN,
  INDICATIVE,
  OPEN,
  RANKED,
  RANKED_TOO,
  SHOWN,
} from '#tests/support/records/analysed-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'
import { makeTwoReleases } from '#tests/support/staff/two-releases.ts'

/** One of each kind of city, and one that no wave has asked. */
const CITIES = [RANKED, INDICATIVE, HIDDEN, OPEN]
const NOT_ASKED = '110000'
const MANY = [...CITIES, RANKED_TOO, SHOWN, EVALUATORS, NOT_ASKED, '440300']

// one site, walked from one screen after the other
test.describe.configure({ mode: 'default' })

const site = staffSite(async (database) => {
  await makeTwoReleases(database)
  await addStaff(database, 'otto', 'official', CITIES)
  await addStaff(database, 'mary', 'official', MANY)
  await addStaff(database, 'una', 'official', [RANKED])
})

/** Pages of a print, counted in the file itself. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

for (const screen of SCREENS) {
  const { language, device } = screen
  test(`every kind of city has its page, a brief of two pages and a sheet for the press on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen, 'otto')
    await page.goto(`/official/${RANKED}`)
    await page.locator('.guide-panel button').click()
    for (const city of CITIES) {
      await page.goto('/official')
      await page.locator(`main a[href="/official/${city}"]`).click()
      await expect(page.locator('.advice')).toBeVisible()
      if (city !== RANKED) await expectSound(page)

      await page.locator(`a[href="/official/${city}/brief"]`).click()
      await expectSound(page)
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.no-print:visible')).toHaveCount(0)
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)
      await page.emulateMedia({ media: 'screen' })

      await page.goto(`/official/${city}/press`)
      // eleven questions, and what residents wrote where a city may read it
      expect([11, 12]).toContain(await page.locator('.press dt').count())
      await expectSound(page)
    }
    await page.context().close()
  })

  test(`an official finds the city, whether there is one or many, on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const una = await site.readerAt(browser, screen, 'una')
    await una.goto('/official')
    await expect(una).toHaveURL(`${site.origin}/official/${RANKED}`)
    await una.context().close()

    const mary = await site.readerAt(browser, screen, 'mary')
    await mary.goto('/official')
    await expect(mary.locator('main li a')).toHaveCount(MANY.length)
    await expectSound(mary)
    const find = async (typed: string) => {
      await mary.locator('main input[type="search"]').fill(typed)
      await mary.locator('main form button[type="submit"]').click()
    }
    await find('nowhere')
    await expect(mary.getByRole('status')).toContainText('nowhere')
    await expectSound(mary)
    for (const typed of ['深圳', 'shenzhen', 'beijing']) {
      await mary.goto('/official')
      await find(typed)
      await expect(mary).toHaveURL(typed === 'beijing' ? /110000/ : /440300/)
    }
    await expect(mary.locator('.advice')).toHaveCount(0)
    await expectSound(mary)
    await mary.goto('/account')
    await expectSound(mary)
    await mary.context().close()
  })
}
