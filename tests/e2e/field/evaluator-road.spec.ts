import { readFileSync, rmSync } from 'node:fs'

import { expect, test, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'

import { findLatestQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { readQr } from '#tests/support/read-qr.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addFieldAnswers } from '#tests/support/records/field-answers.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { answerByLink, signInAs } from '#tests/support/road.ts'

const WAVE = 'road'
const CODE = 'road-questions'
const CITY = '330100'
const OTHERS = ['440300', '320100']
const EACH = 10_000
const PER_CITY = 500

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an evaluator leads a wave alone, from the question bank to the published figures', async ({
  browser,
}) => {
  test.setTimeout(360_000)
  const { folder, file } = await copyDatabaseFile('reference')
  const prepared = await openDatabase(file)
  await addStaff(prepared, 'eva', 'evaluator')
  await addStaff(prepared, 'otto', 'official', [CITY])
  const short = await findLatestQuestionnaire(prepared, 'smile-short')
  const items = short?.content.items.map(({ code }) => code) ?? []
  await prepared.close()
  const server = await startRealServer(folder, await freePort())
  const { origin } = server
  const page = await signInAs(browser, origin, 'eva', 'en')

  await test.step('builds a questionnaire from the bank', async () => {
    await page.goto('/evaluator')
    await expectNext(page, 'Choose the questionnaire')
    await page.getByRole('link', { name: 'Choose the questionnaire' }).click()
    await page.getByLabel('Code', { exact: true }).fill(CODE)
    await page.getByLabel('Title in Chinese').fill('全程问卷')
    await page.getByLabel('Title in English').fill('Questions of the road')
    await page.getByRole('button', { name: 'Start an empty draft' }).click()
    await page.goto(`/evaluator/questionnaires/${CODE}/bank`)
    for (const code of items) await page.locator(`#add-${code}`).check()
    await page.getByRole('button', { name: 'Add the chosen questions' }).click()
    await expect(page.getByText('Added to the questionnaire.')).toBeVisible()
  })

  await test.step('looks at it on a phone, whose own script shows the screens', async () => {
    await page.goto(`/evaluator/questionnaires/${CODE}/preview`)
    const phone = page.frameLocator('iframe')
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    await phone.getByRole('button', { name: 'I agree, start' }).click()
    await phone.locator('label.answer').filter({ hasText: 'Yes' }).click()
    await phone.getByRole('button', { name: 'Continue' }).click()
    await expect(phone.getByText(`Question 2 of ${items.length}`)).toBeVisible()
    expect(posts).toEqual([])

    await page.goto(`/evaluator/questionnaires/${CODE}/checks`)
    await page.getByRole('button', { name: /^Publish all/ }).click()
    await expect(page.getByText(/^Published\./)).toBeVisible()
  })

  await test.step('makes a wave in three cities, and opens it once the sample is drawn', async () => {
    await page.goto(`/evaluator/waves/new?questionnaire=${CODE}@1`)
    await page.locator('#id').fill(WAVE)
    await page.locator('#titleZh').fill('全程')
    await page.locator('#titleEn').fill('The road')
    await page.locator('#opensOn').fill(inDays(-1))
    await page.locator('#closesOn').fill(inDays(20))
    await page.locator('#mode-paper').check()
    await page.locator('#design-invited').check()
    await page.locator('#invited').fill(String(EACH))
    for (const code of [CITY, ...OTHERS]) {
      await page.locator('#city-filter').fill(code)
      await page.locator(`#city-${code}`).check()
    }
    await page.locator('main form button[type="submit"]').click()
    await expect(page).toHaveURL(new RegExp(`/evaluator/waves/${WAVE}\\?done=created`))
    await page.goto('/evaluator')
    await expectNext(page, 'Draw the sample')
  })

  const printed: { link: string; stratum: string }[] = []
  await test.step('makes ten thousand invitations and prints letters', async () => {
    await page.goto(`/evaluator/waves/${WAVE}/sample?city=${CITY}`)
    const began = Date.now()
    const loading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Make the codes and download them' }).click()
    const codes = await (await loading).path()
    console.log(`${EACH} invitations made and downloaded in ${(Date.now() - began) / 1000} s`)
    const made = parse(readFileSync(codes), { columns: true, bom: true }) as Record<string, string>[]
    expect(made).toHaveLength(EACH)
    expect(new Set(made.map((line) => line['code'])).size).toBe(EACH)

    await page.goto('/evaluator')
    await expectNext(page, 'Open it')
    await page.getByRole('link', { name: 'Open it' }).click()
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page).toHaveURL(/done=opened/)

    await page.goto(`/evaluator/waves/${WAVE}/sample?city=${CITY}`)
    await page.getByText('Print letters, reminders or cards').click()
    await page.locator('#letters-file').setInputFiles(codes)
    await page.getByRole('button', { name: 'Lay out' }).first().click()
    await expect(page.locator('.letter')).toHaveCount(100)
    for (const place of [0, 1]) {
      const link = await readQr(page.locator('.letter .qr').nth(place))
      const code = await page.locator('.letter .code').nth(place).innerText()
      expect(link).toBe(`${origin}/i/${code}`)
      const line = made.find((one) => one['code'] === code)
      printed.push({ link: link ?? '', stratum: line?.['stratum'] ?? '' })
    }
  })

  await test.step('two residents redeem their letters, one without JavaScript', async () => {
    const [first, second] = printed
    await answerByLink(browser, first!.link, 'zh-CN', false)
    await answerByLink(browser, second!.link, 'en', true)
    const database = await openDatabase(file)
    const stored = await database.prisma.response.findMany({
      where: { waveId: WAVE },
      orderBy: { language: 'asc' },
    })
    const weightOf = async (code: string) => {
      const stratum = await database.prisma.stratum.findFirst({
        where: { waveId: WAVE, cityCode: CITY, code },
      })
      return stratum && stratum.population / stratum.invited
    }
    expect(stored.map(({ language, stratum, baseWeight }) => [language, stratum, baseWeight])).toEqual([
      ['en', second!.stratum, await weightOf(second!.stratum)],
      ['zh-CN', first!.stratum, await weightOf(first!.stratum)],
    ])
    const used = await database.prisma.invitation.count({ where: { waveId: WAVE, redeemed: true } })
    expect([used, await database.prisma.spentTicket.count()]).toEqual([2, 1])
    // the other residents of the sample
    await addFieldAnswers(database, WAVE, PER_CITY)
    await database.close()
  })

  await test.step('the monitor shows them, and nobody outside sees a number', async () => {
    await page.goto(`/evaluator/waves/${WAVE}/field?city=${CITY}`)
    await expect(page.locator('.lead')).toContainText(`${PER_CITY + 2} answers so far`)
    await expect(page.getByText(`${PER_CITY + 2} complete answers to 10,000 invitations`)).toBeVisible()
    const official = await signInAs(browser, origin, 'otto', 'zh-CN')
    await official.goto(`/official/${CITY}`)
    await expect(official.locator('.big-figure')).toHaveCount(0)
    expect((await official.goto(`/official/${OTHERS[0]}`))?.status()).toBe(403)
    await official.context().close()
  })

  await test.step('the wave closes, is analysed and released', async () => {
    await page.goto(`/evaluator/waves/${WAVE}?ask=close`)
    await page.getByRole('button', { name: 'Close it for good' }).click()
    await page.goto('/evaluator')
    await expectNext(page, 'Analyse')
    await page.goto(`/evaluator/waves/${WAVE}/edit`)
    await expect(page.getByText('Closed waves are not edited')).toBeVisible()
    await page.getByRole('link', { name: 'To the wave, to analyse it' }).click()
    await page.getByRole('button', { name: 'Run the analysis' }).click()
    await expect(page.getByText(`Latest analysis: ${WAVE}-a1`)).toBeVisible()
    for (const box of await page.locator('input[name="check"]').all()) await box.check()
    await page.getByRole('button', { name: 'Release the results' }).click()
    await expect(page.getByText(`${WAVE}-r1`).first()).toBeVisible()
    await page.goto('/evaluator')
    await expect(page.locator('#first-wave')).toHaveCount(0)
  })

  await test.step('the official, every reader and the file have the same figures', async () => {
    const official = await signInAs(browser, origin, 'otto', 'zh-CN')
    await official.goto(`/official/${CITY}`)
    const shown = await figuresOf(official)
    const reader = await (await browser.newContext({ locale: 'zh-CN', baseURL: origin })).newPage()
    await reader.goto(`/cities/${CITY}`)
    expect(await figuresOf(reader)).toEqual(shown)

    const csv = await (await fetch(`${origin}/api/v1/releases/${WAVE}-r1/index?format=csv`)).text()
    const lines = parse(csv, { columns: true, bom: true }) as Record<string, string>[]
    const inFile = lines.filter((line) => line['city'] === CITY && line['level'] === 'index')
    const rounded = inFile.map((line) => [line['edition'], Number(line['score']).toFixed(1)])
    expect(Object.fromEntries(rounded)).toEqual(shown)

    await reader.goto('/ranking')
    const row = reader.getByRole('row').filter({ has: reader.locator(`a[href^="/cities/${CITY}"]`) })
    await expect(row).toContainText(shown['blended'] ?? 'no figure')
  })

  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The step that the evaluators' start page marks as the next one. */
async function expectNext(page: Page, step: string): Promise<void> {
  await expect(page.locator('.first-wave [aria-current="step"]')).toContainText(step)
}

/** The index in both editions as the page prints it. */
async function figuresOf(page: Page): Promise<Record<string, string>> {
  const figure = async (name: string) => {
    const card = page.locator('.cards .card').filter({ has: page.getByRole('heading', { name }) })
    return (await card.locator('.big-figure').innerText()).trim()
  }
  return { people: await figure('居民版'), blended: await figure('综合版') }
}
