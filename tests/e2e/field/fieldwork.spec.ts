import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { prepareCityForm } from '#app/services/collection/waves/live-waves.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const WAVE = 'road-2026'
const CITIES = [CITY, '440300', '110000']

let file: string
let origin: string
let stop: () => Promise<void>

test.beforeAll(async () => {
  const copied = await copyDatabaseFile('reference')
  file = copied.file
  const database = await openDatabase(file)
  await addStaff(database, 'eva', 'evaluator')
  await database.close()
  const server = await startRealServer(copied.folder, await freePort())
  origin = server.origin
  stop = async () => {
    await server.stop()
    rmSync(copied.folder, { recursive: true, force: true })
  }
})
test.afterAll(() => stop())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function signIn(page: Page) {
  await page.goto(`${origin}/account/sign-in`)
  await page.locator('input[name="name"]').fill('eva')
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Sends whole answers of people of the youngest age group, one after the other. @returns the statuses */
async function answer(page: Page, count: number, channel?: string): Promise<number[]> {
  const database = await openDatabase(file)
  const wave = await findWave(database, WAVE)
  const form = wave && (await prepareCityForm(database, wave, CITY))
  await database.close()
  const statuses: number[] = []
  for (let at = 0; at < count; at++) {
    const reply = await page.request.post(`${origin}/api/v1/waves/${WAVE}/responses`, {
      data: {
        submissionId: randomUUID(),
        city: CITY,
        language: 'en',
        noticeVersion: wave?.noticeVersion,
        consent: true,
        answers: answersTo(form?.items ?? []),
        channel,
        seconds: 240,
      },
    })
    statuses.push(reply.status())
  }
  return statuses
}

/** What is wrong with a page on a phone and on a laptop: barriers, or wider than its screen. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 })
  const onLaptop = await widerOf(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const onPhone = await widerOf(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return [...violations.map(({ id }) => id), ...[onLaptop, onPhone].filter((wider) => wider > 0).map(String)]
}

/** Pixels by which a page is wider than its screen. */
function widerOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
test('an evaluator opens a wave in three cities, spreads a link, holds a quota, and sees who answers', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await signIn(page)
  await page.goto(`${origin}/evaluator/waves/new`)
  await page.locator('#id').fill(WAVE)
  await page.locator('#titleZh').fill('上路')
  await page.locator('#titleEn').fill('On the road')
  await page.locator('#opensOn').fill(inDays(-1))
  await page.locator('#closesOn').fill(inDays(20))
  await page.locator('#city-filter').fill('hangzhou')
  await page.locator(`#city-${CITY}`).check()
  expect(await page.locator('#city-440300').isVisible()).toBe(false)
  await page.locator('#city-filter').fill('')
  for (const code of CITIES.slice(1)) {
    await page.locator('#city-filter').fill(code)
    await page.locator(`#city-${code}`).check()
  }
  await page.locator('main form button[type="submit"]').click()
  await expect(page).toHaveURL(new RegExp(`/evaluator/waves/${WAVE}\\?done=created`))

  // a channel of its own
  await page.goto(`${origin}/evaluator/waves/${WAVE}/channels?city=${CITY}`)
  await page.locator('#name').fill('Metro')
  await page.locator('button[value="add"]').click()
  const link = (await page.locator('.channel-card code').first().textContent()) ?? ''
  expect(link).toMatch(new RegExp(`/s/${WAVE}/${CITY}\\?c=[a-z0-9]{6}$`))
  const code = link.slice(-6)

  // twelve places for the youngest
  await page.goto(`${origin}/evaluator/waves/${WAVE}/quotas`)
  await page.locator('#quotas').fill(`${CITY},,15_19,,12`)
  await page.locator('form[method="post"] button[type="submit"]').click()
  await expect(page.getByRole('status')).toBeVisible()

  await page.goto(`${origin}/evaluator/waves/${WAVE}?ask=open`)
  await page.locator('#confirm button[value="open"]').click()
  await expect(page).toHaveURL(/done=opened/)

  expect(await answer(page, 13, code)).toEqual([...Array<number>(12).fill(201), 409])

  // a resident who finds no place is thanked right after saying how old they are, with and without script
  for (const javaScriptEnabled of [true, false]) {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'en',
      javaScriptEnabled,
    })
    const resident = await phone.newPage()
    await resident.goto(`${link.replace(/^https?:\/\/[^/]+/, origin)}&lang=en`)
    await resident.locator('button.primary[value="start"]').click()
    await resident.locator('label.answer').first().click()
    await resident.locator('button.primary[value="next"]').click()
    // the first answer is for those under 15
    await resident.locator('label.answer').nth(1).click()
    await resident.locator('button.primary[value="next"]').click()
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText(/places for people like you/i)
    await phone.close()
  }

  await page.goto(`${origin}/evaluator/waves/${WAVE}/field?city=${CITY}`)
  await expect(page.getByRole('row', { name: /Metro/ })).toContainText('10')
  await page.goto(`${origin}/evaluator/waves/${WAVE}/quotas`)
  await expect(page.locator('tbody tr').first()).toContainText('12')

  for (const path of ['', '/edit', '/copy', '/field', `/field?city=${CITY}`, '/channels', '/quotas']) {
    await page.goto(`${origin}/evaluator/waves/${WAVE}${path}`)
    expect(await faultsOf(page), path).toEqual([])
  }
})
