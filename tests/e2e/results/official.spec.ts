import { readFileSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { INDICATIVE, OPEN, RANKED, RANKED_TOO, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'
import { makeTwoReleases, RELEASES } from '#tests/support/staff/two-releases.ts'

const OWN = `/official/${RANKED}`

// one site, walked from one screen after the other
test.describe.configure({ mode: 'default' })

const site = staffSite(async (database) => {
  await makeTwoReleases(database)
  await addStaff(database, 'otto', 'official', [RANKED, INDICATIVE, OPEN])
})

/** What a button or a link saves: the name and the text of the file. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).first().click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

for (const screen of SCREENS) {
  const { language, device } = screen
  test(`an official reads what to do first and its evidence on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen)
    await test.step('signs in, after a wrong password', async () => {
      await page.goto(OWN)
      await page.locator('#name').fill('otto')
      await page.locator('input[type="password"]').fill('not the password')
      await page.locator('main button[type="submit"]').first().click()
      await expect(page.getByRole('alert')).toBeVisible()
      await expectSound(page)
      await page.locator('input[type="password"]').fill(PASSWORD)
      await page.locator('main button[type="submit"]').first().click()
      await expect(page).toHaveURL(site.origin + OWN)
    })

    await test.step('is told once how to read the page', async () => {
      await expect(page.locator('.guide-panel li')).toHaveCount(3)
      await expectSound(page)
      await page.locator('.guide-panel button').click()
      await expect(page.locator('.guide-panel')).toHaveCount(0)
      await page.reload()
      await expect(page.locator('.guide-panel')).toHaveCount(0)
    })

    await test.step('finds every part, and the evidence of every sentence', async () => {
      const parts = await anchorsOf(page, '.page-contents a')
      expect(parts).toEqual(
        ['priorities', 'trend', 'peers', 'scores', 'sides', 'gaps', 'domains', 'themes', 'place']
          .concat('mood', 'groups', 'items')
          .map((part) => `#${part}`),
      )
      for (const anchor of [...parts, ...(await anchorsOf(page, '.advice a'))]) {
        await expect(page.locator(anchor)).toHaveCount(1)
      }
      expect(await page.locator('.advice li').count()).toBeGreaterThan(0)
      for (const chart of ['#importance-derived-title', '#peers-plot-title', '.trend-line', '.tiles']) {
        await expect(page.locator(chart).first(), chart).toBeAttached()
      }
      await expect(page.locator('.theme-quotes blockquote')).toHaveCount(1)
    })

    await test.step('keeps every choice in the address', async () => {
      for (const [part, choice] of [
        ['priorities', 'importance=stated'],
        ['peers', 'peers=level'],
        ['peers', 'measure=smile_rate'],
        ['domains', 'by=age_group'],
        ['domains', 'figure=smile_rate'],
      ] as const) {
        const links = page.locator(`section[aria-labelledby="${part}"] .switch a[href*="${choice}#"]`)
        await links.first().click()
        await expect(page).toHaveURL(new RegExp(choice))
        await expect(links.and(page.locator('[aria-current="true"]')).first()).toBeVisible()
      }
      await page.goto(page.url())
      for (const chosen of ['importance=stated', 'peers=level', 'measure=smile_rate', 'figure=smile_rate']) {
        await expect(page.locator(`.switch a[aria-current="true"][href*="${chosen}"]`).first()).toBeVisible()
      }
      await expect(page.locator('#importance-stated-title')).toHaveCount(1)
      await expectSound(page)
    })

    await test.step('takes along a picture, a table and the figures of the city', async () => {
      const picture = await saved(page, '.chart-frame:has(#peers-plot-title) [data-download="svg"]')
      expect(picture.name).toMatch(/\.svg$/)
      expect(picture.text).toContain(RELEASES.latest)
      const table = await saved(page, '.chart-frame:has(#peers-plot-title) [data-download="csv"]')
      expect(table.text.trim().split('\n').length).toBeGreaterThan(3)
      const figures = await saved(page, `a[href^="/api/v1/releases/${RELEASES.latest}/estimates"]`)
      expect(figures.text).toContain(RANKED)
    })

    await test.step('reads an earlier release as such', async () => {
      await page.goto(OWN)
      await page.locator(`a[href*="release=${RELEASES.earlier}"]`).click()
      await expect(page.locator('section[aria-labelledby="trend"] .trend-line')).toHaveCount(0)
      await expectSound(page)
    })

    await test.step('is shown no city of another office', async () => {
      for (const path of [
        `/official/${RANKED_TOO}`,
        `/official/${SHOWN}/brief`,
        `/official/${SHOWN}/press`,
      ]) {
        expect((await page.goto(path))?.status(), path).toBe(403)
      }
      await expectSound(page)
    })
    await page.context().close()
  })
}

async function anchorsOf(page: Page, links: string): Promise<string[]> {
  const all = await page.locator(links).all()
  return Promise.all(all.map(async (link) => (await link.getAttribute('href')) ?? ''))
}
