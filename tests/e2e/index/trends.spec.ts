import { expect, test } from '@playwright/test'

import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

const CITIES = [
  { code: RANKED, responses: 200 },
  { code: RANKED_TOO, responses: 180 },
]
const TRENDS = '/evaluator/waves/now/trends'

// each reads what the one before has left
test.describe.configure({ mode: 'serial' })

const site = staffSite(async (database) => {
  const before = { id: 'before', seed: 2, opensOn: '2025-03-01', closesOn: '2025-03-31' }
  await makeClosedWave(database, { ...before, cities: CITIES })
  await analyseWave(database, 'before')
  await releaseWave(database, 'before', { confirmedBy: 'eva', publishedOn: '2025-04-10' })
  await makeClosedWave(database, { id: 'now', seed: 3, cities: CITIES })
  await analyseWave(database, 'now')
  await addStaff(database, 'eva', 'evaluator')
  await addStaff(database, 'otto', 'official', [RANKED])
})

test('an evaluator sees the draft changes and declares a break with a reason', async ({ browser }) => {
  const wide = { width: 1280, height: 900 }
  const context = await browser.newContext({ locale: 'en', viewport: wide })
  const page = await site.signIn(context, 'eva')
  await page.goto(`${site.origin}/evaluator/waves/now`)
  await page.getByRole('link', { name: 'Trends', exact: true }).click()
  await expect(page.getByText('No breaks: the two waves asked, weighted and counted alike.')).toBeVisible()
  await expect(page.locator('#draft ~ .table-scroll tbody tr')).toHaveCount(CITIES.length)
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(41)
  await expectSound(page)

  // without a reason nothing is declared
  await page.goto(site.origin + TRENDS)
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Declare this break' }) })
  await page.getByText('Declare a break', { exact: true }).click()
  await form.locator('#break-kind').selectOption('other')
  await form.locator('#break-cities').fill(RANKED)
  await form.locator('#break-reason-zh').fill('短')
  await form.locator('#break-reason-en').fill('x')
  await form.getByRole('button').click()
  await expect(page.getByRole('alert')).toContainText('Give a reason in both languages.')

  // the form came back unfolded and as it was filled
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(form.locator('#break-reason-zh')).toBeFocused()
  await expect(form.locator('#break-kind')).toHaveValue('other')
  await expect(form.locator('#break-cities')).toHaveValue(RANKED)
  await form.locator('#break-reason-zh').fill('调查机构更换')
  await form.locator('#break-reason-en').fill('Another agency did the fieldwork')
  await form.getByRole('button').click()
  await expect(page.getByRole('status')).toContainText('declared after the wave had opened')
  await expect(page.locator('#declared ~ ul')).toContainText('Another agency did the fieldwork')
  await context.close()
})

test('once it is released, the public reads no change across the break, and the receipt holds', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } })
  const page = await site.signIn(context, 'eva')
  const terms = { confirmedBy: 'eva', publishedOn: '2026-04-10' }
  const released = await site.withDatabase((database) => releaseWave(database, 'now', terms))
  expect(released.outcome).toBe('released')

  await page.goto(`${site.origin}/cities/${RANKED}?lang=en`)
  const section = page.locator('section[aria-labelledby="trend"]')
  await expect(section).toContainText(
    'cannot be compared as long as no bridge is declared over: Another change',
  )
  await expect(section).toContainText('Another agency did the fieldwork')
  await expect(section.locator('.trend-line')).toHaveCount(0)
  await page.goto(`${site.origin}/cities/${RANKED_TOO}?lang=en`)
  await expect(section.locator('.trend-line')).toHaveCount(3)

  const table = await context.request.get(`${site.origin}/api/v1/releases/now-r1/changes?format=csv`)
  const [head, ...lines] = (await table.text()).trim().split('\n')
  expect(head).toContain('since_wave,since_release,measure,code,edition')
  expect(lines).toHaveLength(41 * CITIES.length)
  expect(lines.filter((line) => line.includes(',no-bridge,'))).toHaveLength(41)

  // the receipt is checked on the page of the release
  await page.goto(`${site.origin}/evaluator/releases/now-r1`)
  await page.getByRole('button', { name: 'Check the receipt now' }).click()
  await expect(page.getByRole('status')).toContainText('The receipt holds.', { timeout: 30_000 })
  await context.close()
})

test('an official reads the same on a phone, in Chinese', async ({ browser }) => {
  const phone = { width: 360, height: 640 }
  const context = await browser.newContext({ locale: 'zh-CN', viewport: phone })
  const page = await site.signIn(context, 'otto')
  await page.goto(`${site.origin}/official/${RANKED}`)
  const section = page.locator('section[aria-labelledby="trend"]')
  await expect(section.getByRole('heading', { name: '与上次相比' })).toBeVisible()
  await expect(section).toContainText('调查机构更换')
  await section.locator('summary', { hasText: '全部变化' }).click()
  await expect(section.getByRole('cell', { name: '未声明衔接，不可比' }).first()).toBeVisible()
  await expectSound(page)
  const eva = await site.signIn(await browser.newContext({ locale: 'zh-CN', viewport: phone }), 'eva')
  await eva.goto(site.origin + TRENDS)
  await expectSound(eva)
  await context.close()
})
