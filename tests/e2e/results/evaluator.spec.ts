import { readFileSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import {
  EVALUATORS,
  HIDDEN,
  makeClosedWave,
  RANKED,
  RANKED_TOO,
} from '#tests/support/records/analysed-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS, type Screen } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const CITIES = [
  { code: RANKED, responses: 150 },
  { code: RANKED_TOO, responses: 140 },
  { code: EVALUATORS, responses: 20 },
  { code: HIDDEN, responses: 6 },
]
const REASON = { zh: '一个城市的权重有误。', en: 'The weights of one city were wrong.' }

// one site, walked from one screen after the other; each has a wave of its own, and each road what the one before left
test.describe.configure({ mode: 'default' })

const waveOf = ({ language, device }: Screen) => `bench-${language.toLowerCase()}-${device}`

const site = staffSite(async (database) => {
  for (const name of ['eva', 'adam']) await addStaff(database, name, 'evaluator')
  await addStaff(database, 'olga', 'operator')
  for (const [number, screen] of SCREENS.entries()) {
    await makeClosedWave(database, { id: waveOf(screen), cities: CITIES, seed: number + 5 })
    await analyseWave(database, waveOf(screen), undefined, { today: '2026-04-02' })
  }
})

/** Ticks the whole checklist and takes the step. */
async function confirm(page: Page, step: 'release' | 'confirm'): Promise<void> {
  const form = page.locator(`form:has(button[value="${step}"])`)
  for (const line of await form.locator('input[name="check"]').all()) await line.check()
  await form.locator(`button[value="${step}"]`).click()
}

for (const screen of SCREENS) {
  test.describe(`${screen.device}, ${screen.language}`, () => {
    test.describe.configure({ mode: 'serial' })
    const { language, device } = screen
    const wave = `/evaluator/waves/${waveOf(screen)}`
    const released = `/evaluator/releases/${waveOf(screen)}-r1`

    test(`an evaluator crosses answers and compares methods on a ${device} in ${language}`, async ({
      browser,
    }) => {
      const page = await site.readerAt(browser, screen, 'eva')
      await test.step('any question by any group, with its test, in the address and as a file', async () => {
        await page.goto(`${wave}/tables`)
        await page.locator('#item').selectOption('s1_walk_after_dark')
        await page.locator('#by').selectOption('age_group')
        await page.locator('#then').selectOption('sex')
        await page.locator('main form button[type="submit"]').click()
        await expect(page).toHaveURL(/item=s1_walk_after_dark.*by=age_group.*then=sex/)
        await expect(page.locator('section[aria-labelledby="table"] tbody tr').first()).toBeVisible()
        await expectSound(page)
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('a[href*="/tables/"][href*=".csv"]').first().click(),
        ])
        expect(readFileSync(await download.path(), 'utf8').split('\n').length).toBeGreaterThan(5)
        // groups of few answers, and a question there is none of
        await page.goto(`${wave}/tables?by=city`)
        await expectSound(page)
        await page.goto(`${wave}/tables?item=none`)
        await expectSound(page)
      })

      await test.step('every method, with and without flagged answers', async () => {
        await page.goto(`${wave}/methods`)
        await expectSound(page)
        await page.locator('main form[method="post"] button').click()
        await expect(page.locator('section[aria-labelledby="moves"]')).toBeVisible({ timeout: 40_000 })
        await page.locator('select[name="measure"]').selectOption('index')
        await page.locator('form[method="get"] button[type="submit"]').click()
        await expect(page).toHaveURL(/measure=index/)
        expect(await page.locator('section[aria-labelledby="cities"] tbody tr').count()).toBeGreaterThan(1)
        await expectSound(page)
      })

      await test.step('the weights of the wave and of a city', async () => {
        for (const path of ['/weighting', `/weighting?city=${RANKED}`, '/quality']) {
          await page.goto(wave + path)
          await expectSound(page)
        }
      })
      await page.context().close()
    })

    test(`a release takes two evaluators, and so does its erratum, on a ${device} in ${language}`, async ({
      browser,
    }) => {
      const eva = await site.readerAt(browser, screen, 'eva')
      const adam = await site.readerAt(browser, screen, 'adam')
      await test.step('nothing is put forward with an open checklist', async () => {
        await eva.goto(wave)
        const form = eva.locator('form:has(button[value="release"])')
        await form.evaluate((one) => void ((one as HTMLFormElement).noValidate = true))
        await form.locator('button[value="release"]').click()
        await expect(eva.locator('.field-error')).toHaveCount(4)
        await expectSound(eva)
        await confirm(eva, 'release')
        await expect(eva).toHaveURL(/done=proposed/)
        await expect(eva.locator('button[value="confirm"]')).toHaveCount(0)
        await expectSound(eva)
      })

      await test.step('the second one declines with a word, then confirms', async () => {
        await adam.goto('/evaluator')
        await expectSound(adam)
        await adam.locator(`.notice a[href^="${wave}"]`).click()
        await adam.locator('#answer').fill('N')
        await adam.locator('button[value="decline"]').click()
        await expect(adam).toHaveURL(/done=declined/)
        await eva.goto(wave)
        await confirm(eva, 'release')
        await adam.goto(wave)
        await expectSound(adam)
        await confirm(adam, 'confirm')
        await expect(adam).toHaveURL(/-r1\?done=released/)
        await expect(adam.locator('.facts')).toContainText('adam')
      })

      await test.step('its receipt is checked, its cities are read', async () => {
        await eva.goto(released)
        await eva.locator(`form[action="${released}#receipt"] button`).click()
        await expect(eva.getByRole('status').first()).toBeVisible({ timeout: 30_000 })
        await expectSound(eva)
        for (const path of [`/cities/${RANKED}`, `/cities/${EVALUATORS}`, '/codebook']) {
          await eva.goto(released + path)
          await expectSound(eva)
        }
      })

      await test.step('an erratum says why, and the earlier release that it is superseded', async () => {
        await eva.goto(wave)
        await eva.locator('#reason-zh').fill(REASON.zh)
        await eva.locator('#reason-en').fill(REASON.en)
        await confirm(eva, 'release')
        await expect(eva).toHaveURL(/done=proposed/)
        await adam.goto(wave)
        await expect(adam.locator('#release ~ *')).toContainText([language === 'en' ? REASON.en : REASON.zh])
        await confirm(adam, 'confirm')
        await expect(adam).toHaveURL(/-r2\?done=released/)
        await adam.goto(released)
        await expect(adam.locator('main .notice', { hasText: `${waveOf(screen)}-r2` })).toContainText(
          language === 'en' ? REASON.en : REASON.zh,
        )
        await expectSound(adam)
        await adam.goto(`/data?release=${waveOf(screen)}-r1`)
        await expect(adam.locator('main')).toContainText(language === 'en' ? REASON.en : REASON.zh)
        await expectSound(adam)
      })
      for (const page of [eva, adam]) await page.context().close()
    })

    test(`records leave as files under the eyes of an evaluator on a ${device} in ${language}`, async ({
      browser,
    }) => {
      const page = await site.readerAt(browser, screen, 'eva')
      await test.step('microdata as a job, first refused', async () => {
        await page.goto(`${released}/exports`)
        await expectSound(page)
        await page.locator('#replicates').fill('3')
        await page.locator('button[value="microdata"]').click()
        await expect(page.locator('#jobs ~ .file-list li').first()).toBeVisible()
        await expect(page.locator('button[value="cancel"]')).toHaveCount(0, { timeout: 20_000 })
        await expect(page.locator(`a[href^="${released}/exports/"]`)).toHaveCount(0)
        await expectSound(page)
        await page.locator('#replicates').fill('20')
        await page.locator('button[value="microdata"]').click()
        const file = page.locator(`a[href^="${released}/exports/"]`).first()
        await expect(file).toBeVisible({ timeout: 20_000 })
        const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
        expect(download.suggestedFilename()).toMatch(/\.csv$/)
        const lines = readFileSync(await download.path(), 'utf8')
          .trim()
          .split('\n')
        expect(lines).toHaveLength(1 + CITIES.reduce((sum, { responses }) => sum + responses, 0))
      })

      await test.step('a public file, made and published', async () => {
        await page.locator('button[value="public-file"]').click()
        await expect(page.locator('button[value="publish"]')).toBeVisible({ timeout: 20_000 })
        await expectSound(page)
        await page.locator('button[value="publish"]').click()
        await expect(page.locator('button[value="publish"]')).toHaveCount(0)
        await expectSound(page)
        await page.goto(`/data?release=${waveOf(screen)}-r1`)
        await expect(page.locator('a[href*="/public-file?"]').first()).toBeVisible()
        await expectSound(page)
      })

      await test.step('a token for machines, refused without a name, made, used, taken back', async () => {
        await page.goto('/account/tokens')
        await expectSound(page)
        const form = page.locator('form:has(button[value="make"])')
        await form.evaluate((one) => void ((one as HTMLFormElement).noValidate = true))
        await form.locator('button').click()
        await expect(page.getByRole('alert')).toBeVisible()
        await expectSound(page)
        await page.locator('#name').fill('R')
        await page.locator('button[value="make"]').click()
        const token = await page.locator('.once code').textContent()
        await expectSound(page)
        const estimates = `${site.origin}/api/v1/releases/${waveOf(screen)}-r1/estimates?audience=evaluator`
        const headers = { authorization: `Bearer ${token}` }
        expect((await fetch(estimates, { headers })).status).toBe(200)
        await page.locator('button[value="revoke"]').first().click()
        await expectSound(page)
        expect((await fetch(estimates, { headers })).status).toBe(401)
      })

      await test.step('all of it stands in the audit log, which the operator reads', async () => {
        expect((await page.goto('/operator/audit'))?.status()).toBe(403)
        const olga = await site.readerAt(browser, screen, 'olga')
        await olga.goto('/operator/audit')
        await expect(olga.locator('tbody tr', { hasText: 'eva' }).first()).toBeVisible()
        await expectSound(olga)
        await olga.goto('/operator/audit?name=nobody')
        await expect(olga.locator('tbody tr')).toHaveCount(0)
        await expectSound(olga)
        await olga.context().close()
      })
      await page.context().close()
    })
  })
}
