import { rmSync } from 'node:fs'

import Sqlite from 'better-sqlite3'
import type { Browser, BrowserContext, Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { makeCodes } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { answerRange, QUESTIONS, WORDS } from '#tests/support/answering.ts'
import { expect, expectAccessible, test as base } from '#tests/support/browser.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

// the later roads look at what the earlier ones left
base.describe.configure({ mode: 'default' })

interface Field {
  origin: string
  tablet: string
  interviewer: string
  responses(): { mode: string; interviewer: number | null; answers: string }[]
}

/** A wave in the field with every mode, a code for a tablet and one for an interviewer. */
const test = base.extend<object, { field: Field }>({
  field: [
    async ({}, use) => {
      const made = await copyDatabaseFile('reference')
      const database = await openDatabase(made.file)
      const modes = ['tablet', 'interviewer', 'telephone', 'paper']
      const wave = await makeOpenWave(database, { modes, opensOn: '2025-03-01', closesOn: '2099-12-31' })
      await addStaff(database, 'eva', 'evaluator')
      const code = async (kind: 'tablet' | 'interviewer', cityCode: string | null) => {
        const as = { by: 'eva', at: new Date() }
        const result = await makeCodes(database, { wave, kind, cityCode, count: 1 }, as)
        if (result.outcome === 'refused') throw new Error(result.error.code)
        return result.codes[0]!.code
      }
      const [tablet, interviewer] = [await code('tablet', CITY), await code('interviewer', null)]
      await database.close()
      const server = await startRealServer(made.folder, await freePort())
      const rows = new Sqlite(made.file, { readonly: true })
      await use({
        origin: server.origin,
        tablet,
        interviewer,
        responses: () =>
          rows
            .prepare(
              `SELECT r."mode", i."interviewer", r."answers" FROM "Response" r
               LEFT JOIN "Interview" i ON i."waveId" = r."waveId" AND i."responseId" = r."id"`,
            )
            .all() as ReturnType<Field['responses']>,
      })
      rows.close()
      await server.stop()
      rmSync(made.folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})
test.use({ locale: 'en' })

const begin = (page: Page) => page.getByRole('button', { name: WORDS.en.begin })

async function enter(page: Page, origin: string, code: string): Promise<void> {
  await page.goto(`${origin}/assisted`)
  await page.locator('#answer').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Enter' }).click()
}

async function signIn(browser: Browser, origin: string, options = {}): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  await page.goto(`${origin}/account/sign-in`)
  await page.locator('#name').fill('eva')
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').first().click()
  await expect(page).not.toHaveURL(/sign-in/)
  return [context, page]
}

test('a shared tablet asks one after the other, warns, starts over, and keeps nothing of anybody', async ({
  page,
  field,
}) => {
  await page.clock.install()
  await enter(page, field.origin, field.tablet)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page.getByText('Shared tablet:')).toBeVisible()
  await begin(page).click()
  await answerRange(page, [1, 2], 'en', true)

  await page.clock.fastForward(95_000)
  const warning = page.getByRole('alertdialog')
  await expect(warning).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I am still here' }).click()
  await expect(warning).toBeHidden()
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()

  await page.clock.fastForward(95_000)
  await page.clock.runFor(35_000)
  await expect(begin(page)).toBeVisible()
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await page.goBack().catch(() => undefined)
  await page.goForward().catch(() => undefined)
  await expect(page.locator('input:checked')).toHaveCount(0)

  await page.goto(`${field.origin}/s/spring/${CITY}/assisted/tablet`)
  await begin(page).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
  await expect(page.locator('p[data-code]')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'I have noted it' }).click()
  await expect(begin(page)).toBeVisible()
  expect(await page.content()).not.toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)
  expect(field.responses()).toMatchObject([{ mode: 'tablet', interviewer: null }])
})

test('without a network the tablet keeps finished answers sealed, asks the next person, and sends them later', async ({
  context,
  page,
  field,
}) => {
  const before = field.responses().length
  await enter(page, field.origin, field.tablet)
  await page.getByRole('link', { name: 'Hangzhou' }).click()
  await begin(page).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await context.setOffline(true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await page.getByRole('button', { name: 'Leave it to the tablet' }).click()
  await expect(begin(page)).toBeVisible()
  await begin(page).click()
  await expect(page.locator('input:checked')).toHaveCount(0)
  const waiting = () =>
    page.evaluate(async () => {
      const box = await caches.open('smile sealed outbox')
      const held = await Promise.all((await box.keys()).map((key) => box.match(key)))
      return Promise.all(held.map(async (one) => (await one?.text()) ?? ''))
    })
  expect(await waiting()).toHaveLength(1)
  expect((await waiting())[0]).not.toContain('usual_resident')

  // the page was closed meanwhile: what waits is opened with the key that the server gives to this device
  await page.goto('about:blank')
  await context.setOffline(false)
  await page.goto(`${field.origin}/s/spring/${CITY}/assisted/tablet`)
  await expect.poll(() => field.responses().length).toBe(before + 1)
  await expect.poll(waiting).toEqual([])
  const key = () => page.request.get(`${field.origin}/assisted/key`)
  expect((await key()).status()).toBe(200)
  await page.goto(`${field.origin}/assisted`)
  await page.getByRole('button', { name: 'Leave' }).click()
  expect((await key()).status()).toBe(403)
})

test('an interviewer is told what to read out and what not, with and without a script', async ({
  browser,
  field,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({
      locale: 'en',
      javaScriptEnabled,
      viewport: { width: 360, height: 640 },
    })
    const page = await context.newPage()
    await enter(page, field.origin, field.interviewer)
    const telephone = page.getByRole('region', { name: 'Telephone interview' })
    await telephone.getByRole('link', { name: 'Hangzhou' }).click()
    await expect(page.getByText('Begin only after a clear yes.')).toBeVisible()
    await begin(page).click()
    await expect(page.getByText('Read the question and all its answers out word by word')).toBeVisible()
    await answerRange(page, [1, 2], 'en', javaScriptEnabled)
    await expect(page.getByText(/Do not read out, mark only if said: “Don't know”/)).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    await answerRange(page, [3, QUESTIONS], 'en', javaScriptEnabled)
    await page.getByRole('button', { name: WORDS.en.send }).click()
    await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
    await context.close()
  }
  const own = field.responses().filter(({ mode }) => mode === 'telephone')
  expect(own).toMatchObject([{ interviewer: 1 }, { interviewer: 1 }])
})

test('an interview under way survives a reload, sealed, and is not opened on a device that has left', async ({
  page,
  field,
}) => {
  await enter(page, field.origin, field.interviewer)
  const own = page.getByRole('region', { name: 'Interviewer, face to face' })
  await own.getByRole('link', { name: 'Hangzhou' }).click()
  await begin(page).click()
  await answerRange(page, [1, 2], 'en', true)
  const lying = () =>
    page.evaluate(async () => {
      const box = await caches.open('smile sealed interviews')
      const held = await Promise.all((await box.keys()).map((key) => box.match(key)))
      return Promise.all(held.map(async (one) => (await one?.text()) ?? ''))
    })
  await expect.poll(async () => (await lying()).length).toBe(1)
  expect((await lying())[0]).not.toMatch(/usual_resident|submissionId/)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await page.reload()
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()

  const asking = page.url()
  await page.goto(`${field.origin}/assisted`)
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.goto(asking)
  await expect(page.getByText('An interview that was under way lies in this device')).toBeVisible()
  await expect(begin(page)).toBeVisible()
  await expectAccessible(page)

  await enter(page, field.origin, field.interviewer)
  await page.goto(asking)
  await expect(page.getByText(WORDS.en.place(3), { exact: true })).toBeVisible()
  await answerRange(page, [3, QUESTIONS], 'en', true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  await expect(page.getByRole('heading', { name: WORDS.en.thanks })).toBeVisible()
  await expect.poll(lying).toEqual([])
  expect(field.responses().filter(({ mode }) => mode === 'interviewer')).toHaveLength(1)
})

test('an evaluator sees the modes, makes a code and takes it back', async ({ browser, field }) => {
  const [context, page] = await signIn(browser, field.origin, { javaScriptEnabled: false })
  await page.goto(`${field.origin}/evaluator/waves/spring/assisted`)
  await expect(page.getByRole('row', { name: /Telephone interview 2/ })).toBeVisible()
  await expect(page.getByText('Fewer than 10 interviews: nothing is said yet.')).toBeVisible()
  await page.locator('#interviewer-count').fill('2')
  await page.getByRole('button', { name: 'Make codes' }).nth(1).click()
  await expect(page.locator('.made-codes code')).toHaveCount(2)
  const code = await page.locator('.made-codes code').first().textContent()
  await page
    .getByRole('row', { name: /Interviewer 2/ })
    .getByRole('button')
    .click()
  await expect(page.getByText('The code was taken back.')).toBeVisible()
  await enter(page, field.origin, code ?? '')
  await expect(page.getByText('This code was taken back.').first()).toBeVisible()
  await context.close()
})

test('the paper questionnaire is printed whole: no question is cut, every page is numbered, Chinese is there', async ({
  browser,
  field,
}) => {
  const [context, page] = await signIn(browser, field.origin)
  for (const language of ['zh-CN', 'en']) {
    await page.goto(`${field.origin}/evaluator/waves/spring/paper/sheet?city=${CITY}&language=${language}`)
    await expectAccessible(page)
    await expect(page.locator('.paper-question')).toHaveCount(25)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(() => document.fonts.check('12pt system-ui', '居民生活体验调查'))).toBe(true)
    const cut = await page
      .locator('.paper-question *')
      .evaluateAll(
        (all) =>
          all.filter(
            (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
          ).length,
      )
    expect(cut).toBe(0)
    const inside = await page
      .locator('.paper-question')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside))
    expect(new Set(inside)).toEqual(new Set(['avoid']))
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(2)
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12]/)
    await page.emulateMedia({ media: 'screen' })
  }
  await expect(page.getByText('thank you; please stop here').first()).toBeVisible()
  await context.close()
})

test('a sheet is keyed by its codes from the keyboard alone, compared when keyed again, and taken out', async ({
  browser,
  field,
}) => {
  const [context, page] = await signIn(browser, field.origin)
  const before = field.responses().length
  await page.goto(`${field.origin}/evaluator/waves/spring/paper/enter?city=${CITY}`)
  await expectAccessible(page)
  await page.locator('#sheet').fill('0001')
  await page.locator('input[name="consent"]').check()
  await page.locator('#item-usual_resident').focus()
  await page.keyboard.type('9')
  await expect(page.getByText('Question 1: there is no “9” here.')).toBeVisible()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('1')
  await expect(page.locator('#item-age_group')).toBeFocused()
  const fields = page.locator('[data-kind]')
  for (let at = 1; at < (await fields.count()); at++) {
    const field = fields.nth(at)
    const codes = (await field.getAttribute('data-codes'))?.split(' ') ?? []
    await expect(field).toBeFocused()
    await page.keyboard.type(
      (await field.getAttribute('data-kind')) === 'open_text' ? '公园' : (codes[1] ?? ''),
    )
    if (await field.evaluate((one) => one === document.activeElement)) await page.keyboard.press('Tab')
  }
  await page.getByRole('button', { name: 'Take the sheet in' }).click()
  await expect(page.getByText('Sheet 0001 is in.')).toBeVisible()
  expect(field.responses().filter(({ mode }) => mode === 'paper')).toHaveLength(1)

  await page.goto(`${field.origin}/evaluator/waves/spring/paper/enter?city=${CITY}&second=0001`)
  await page.locator('#item-usual_resident').fill('1')
  await page.getByRole('button', { name: 'Compare with the first keying' }).click()
  await expect(page.getByRole('heading', { name: /Sheet 0001: 24 of 25 fields differ/ })).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${field.origin}/evaluator/waves/spring/paper/enter?city=${CITY}`)
  await page.getByText('Take a sheet out again').click()
  await page.locator('#undo-sheet').fill('0001')
  await page.getByRole('button', { name: 'Take it out' }).click()
  await expect(page.getByText('Sheet 0001 was taken out.')).toBeVisible()
  expect(field.responses()).toHaveLength(before)
  await context.close()
})
