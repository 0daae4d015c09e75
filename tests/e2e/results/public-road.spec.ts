import { expect, test, type Page } from '@playwright/test'

import { HIDDEN, INDICATIVE, OPEN, RANKED, RANKED_TOO, SHOWN } from '#tests/support/records/analysed-wave.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'
import { makeTwoReleases, RELEASES } from '#tests/support/staff/two-releases.ts'

/** Everything transferred for one page of the public. */
const PAGE_BUDGET = 200 * 1024
const WORDS = {
  'zh-CN': {
    own: '用我的权重排行',
    more: '增加安全的权重',
    data: '数据与下载',
    compare: '选择城市来比较',
    place: /列第 \d+|第 \d+ 至/,
  },
  en: {
    own: 'Rank with my own weights',
    more: 'More weight for Safety',
    data: 'Data and downloads',
    compare: 'Choose cities to compare',
    place: /Its place is (between )?\d/,
  },
}

// one site, walked from one screen after the other
test.describe.configure({ mode: 'default' })

const site = staffSite(makeTwoReleases)

const setOf = (page: Page, city: string) => page.locator(`tr[data-city="${city}"] [data-cell="set"]`)
const scoreOf = (page: Page, city: string) => page.locator(`tr[data-city="${city}"] [data-cell="score"]`)

for (const screen of SCREENS) {
  const { language, device } = screen
  const words = WORDS[language]

  test(`a reader goes from the ranking to a city and a comparison on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen)
    const rows = page.locator('table.ranking a[href^="/cities/"]')

    await test.step('the ranking, its groups and its limits', async () => {
      await page.goto('/ranking')
      for (const part of await page.locator('.on-this-page a[href^="#"]').all()) {
        await expect(page.locator((await part.getAttribute('href')) ?? '')).toHaveCount(1)
      }
      for (const part of ['unranked', 'groups', 'themes', 'limits']) {
        await expect(page.locator(`.on-this-page a[href="#${part}"]`)).toHaveCount(1)
      }
      expect(
        await page.locator('section[aria-labelledby="groups"] details tbody tr').count(),
      ).toBeGreaterThan(2)
      expect(await page.locator('section[aria-labelledby="limits"] li').count()).toBeGreaterThan(2)
      await expectSound(page)
    })

    await test.step('search in Chinese, pinyin and English, and filters', async () => {
      for (const typed of ['杭州', 'hangz', 'Hangzhou']) {
        await page.goto('/ranking')
        await page.locator('input[name="q"]').fill(typed)
        await page.locator('form.filters button[type="submit"]').click()
        await expect(page).toHaveURL(/q=/)
        await expect(rows).toHaveCount(1)
        await expect(rows).toHaveAttribute('href', `/cities/${RANKED}`)
      }
      await page.locator('input[name="q"]').fill('nowhere')
      await page.locator('form.filters button[type="submit"]').click()
      await expect(rows).toHaveCount(0)
      await expectSound(page)

      await page.goto('/ranking')
      await page.locator('select[name="cluster"]').selectOption('yangtze_delta')
      await page.locator('form.filters button[type="submit"]').click()
      await expect(page.locator('.chosen-group')).toBeVisible()
      await page.locator('select[name="province"]').selectOption('320000')
      await page.locator('form.filters button[type="submit"]').click()
      await expect(rows.first()).toHaveAttribute('href', `/cities/${RANKED_TOO}`)
      await expectSound(page)
      await page.goto('/ranking?cluster=yangtze_delta')
    })

    await test.step('a city, with a card for messengers that gives its place as a set', async () => {
      await page.locator(`table.ranking a[href="/cities/${RANKED}"]`).click()
      await expect(page.locator('#limits')).toBeVisible()
      const card = await page.locator('meta[property="og:description"]').getAttribute('content')
      expect(card).toMatch(words.place)
      await expectSound(page)
    })

    await test.step('beside one other city and three, and what is not taken', async () => {
      const neighbours = page.locator('section[aria-labelledby="neighbours"]')
      await neighbours.getByRole('link', { name: words.compare }).click()
      const one = page.url()
      await page.goto(`${one}&city=${RANKED_TOO}`)
      await expect(page.locator('table.figures thead th')).toHaveCount(3)
      await page.goto(`${one}&city=${RANKED_TOO}&city=${SHOWN}&city=${OPEN}&city=${HIDDEN}&city=nowhere`)
      await expect(page.locator('table.figures thead th')).toHaveCount(5)
      await expect(page.locator('.notice', { hasText: 'nowhere' })).toBeVisible()
      await expectSound(page)
      await page.goto('/compare')
      await expectSound(page)
    })
    await page.context().close()
  })

  test(`a reader weighs the indices and takes the files along on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen)
    await test.step('own weights, at once and by the address', async () => {
      await page.goto('/ranking')
      await page.getByRole('link', { name: words.own }).click()
      await page.waitForSelector('html.own-live')
      const score = scoreOf(page, RANKED)
      const before = await score.textContent()
      for (let press = 0; press < 12; press++) await page.getByRole('button', { name: words.more }).click()
      await expect(page.locator('[data-own="share.S"]')).toHaveText('50.0%')
      await expect(page).toHaveURL(/w\.S=80/)
      await expect(score).not.toHaveText(before ?? '')
      expect(await page.locator('.own-stable li').allInnerTexts()).not.toContain('')
      await expectSound(page)

      // what the script has computed is what the server gives for the same address
      const live = await page.locator('.own-table tbody').allInnerTexts()
      const finding = await page.locator('[data-own="finding"]').textContent()
      await page.reload()
      expect(await page.locator('.own-table tbody').allInnerTexts()).toEqual(live)
      await expect(page.locator('[data-own="finding"]')).toHaveText(finding ?? '')

      await page.locator('input[name="w.S"]').fill('-3')
      await expect(page.getByRole('alert')).toBeVisible()
      await expectSound(page)
      await page.locator('input[name="w.S"]').fill('80')
      await expect(page.getByRole('alert')).toBeHidden()
      // the choice goes with the reader into the other edition
      await page.locator('.switch a:not([aria-current])').click()
      await expect(page.locator('input[name="w.S"]')).toHaveValue('80')
      await expect(page).toHaveURL(/edition=people/)
    })

    await test.step('the files', async () => {
      await page.goto('/ranking')
      await page.getByRole('main').getByRole('link', { name: words.data }).first().click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`a[href="/api/v1/releases/${RELEASES.latest}/index?format=csv"]`).click(),
      ])
      expect(download.suggestedFilename()).toBe(`${RELEASES.latest}-index.csv`)
      await expectSound(page)
    })

    await test.step('the method and the handbook', async () => {
      for (const path of ['/method', '/method/handbook', '/method/handbook?part=weighting', '/api']) {
        expect((await page.goto(path))?.status(), path).toBe(200)
        await expectSound(page)
      }
    })
    await page.context().close()
  })

  test(`pages of cities that are not shown in full, of earlier releases and of nothing hold on a ${device} in ${language}`, async ({
    browser,
  }) => {
    const page = await site.readerAt(browser, screen)
    const release = `?release=${RELEASES.earlier}`
    for (const path of [
      '/ranking?edition=people',
      `/ranking${release}`,
      `/cities/${INDICATIVE}`,
      `/cities/${HIDDEN}`,
      `/cities/${OPEN}`,
      `/cities/${RANKED}${release}`,
      `/data${release}`,
    ]) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      await expectSound(page)
    }
    for (const path of ['/cities/999999', '/ranking?release=none', '/nowhere']) {
      expect((await page.goto(path))?.status(), path).toBe(404)
    }
    await expectSound(page)
    await page.context().close()
  })
}

test('the language switch keeps the page and its filters', async ({ browser }) => {
  const page = await site.readerAt(browser, SCREENS[0])
  await page.goto('/ranking?edition=people&q=hangzhou')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(`${site.origin}/ranking?edition=people&q=hangzhou&lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('City ranking')
  await expect(page.locator('input[name="q"]')).toHaveValue('hangzhou')
  // the choice is kept on the way to the next page
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hangzhou')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.context().close()
})

test('own weights work without a script, as a plain form', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${site.origin}/ranking/my-weights`)
  const official = await setOf(page, RANKED).textContent()
  const before = await scoreOf(page, RANKED).textContent()
  await page.locator('input[name="w.E"]').fill('100')
  await page.getByRole('button', { name: 'Rank with these weights' }).click()
  await expect(page).toHaveURL(/w\.E=100/)
  await expect(scoreOf(page, RANKED)).not.toHaveText(before ?? '')
  await page.getByRole('link', { name: 'Back to the weights of the release' }).click()
  await expect(setOf(page, RANKED)).toHaveText(official ?? '')
  await context.close()
})

test('public pages stay within their budget', async ({ browser }) => {
  for (const path of ['/ranking', `/cities/${RANKED}`, '/ranking/my-weights', '/data', '/compare']) {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    let bytes = 0
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(site.origin + path, { waitUntil: 'networkidle' })
    expect(bytes, path).toBeGreaterThan(0)
    expect(bytes, path).toBeLessThan(PAGE_BUDGET)
    await context.close()
  }
})
