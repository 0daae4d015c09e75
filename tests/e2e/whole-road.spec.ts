import { readFileSync, rmSync } from 'node:fs'

import { expect, test, type Browser, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { answerRange, QUESTIONS, WORDS, type Tongue } from '#tests/support/answering.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { readQr } from '#tests/support/read-qr.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const WAVE = 'road'

/** An open wave of an invited sample in two cities, 320 and 280 answers in, no invitation out yet. */
async function makeRoad() {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  await makeClosedWave(database, {
    id: WAVE,
    status: 'open',
    synthetic: false,
    cities: [
      { code: RANKED, responses: 320 },
      { code: RANKED_TOO, responses: 280 },
    ],
  })
  // a wave ends by itself after its last day
  await database.prisma.wave.update({ where: { id: WAVE }, data: { closesOn: '2099-12-31' } })
  await addStaff(database, 'evaluator', 'evaluator')
  await addStaff(database, 'official', 'official', [RANKED])
  await database.close()
  const server = await startRealServer(folder, await freePort())
  return { server, file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function answer(browser: Browser, url: string, language: Tongue, script: boolean): Promise<void> {
  const phone = { width: 360, height: 640 }
  const context = await browser.newContext({ viewport: phone, locale: language, javaScriptEnabled: script })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: WORDS[language].begin }).click()
  await answerRange(page, [1, QUESTIONS], language, script)
  await page.getByRole('button', { name: WORDS[language].send }).click()
  await expect(page.getByRole('heading', { level: 1, name: WORDS[language].thanks })).toBeVisible()
  await context.close()
}

async function signIn(browser: Browser, origin: string, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${origin}/account/sign-in`)
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.locator('main button[type="submit"]').click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

test('an answer on a phone becomes a line in the index', async ({ browser }) => {
  test.setTimeout(240_000)
  const { server, file, remove } = await makeRoad()
  const { origin } = server

  const printed: { link: string; stratum: string }[] = []
  await test.step('the evaluator makes the invitations and prints letters', async () => {
    const page = await signIn(browser, origin, 'evaluator')
    await page.goto(`${origin}/evaluator/waves/${WAVE}/sample?city=${RANKED}`)
    const loading = page.waitForEvent('download')
    await page.getByRole('button', { name: '制作并下载邀请码' }).click()
    const file = await (await loading).path()
    const made = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[]
    expect(made).toHaveLength(4000)

    await page.goto(`${origin}/evaluator/waves/${WAVE}/sample?city=${RANKED}`)
    await page.getByText('打印邀请信、提醒信或卡片').click()
    await page.locator('#letters-file').setInputFiles(file)
    await page.getByRole('button', { name: '排版' }).first().click()
    await expect(page.locator('.letter')).toHaveCount(100)
    for (const place of [0, 1]) {
      const link = await readQr(page.locator('.letter .qr').nth(place))
      const code = await page.locator('.letter .code').nth(place).innerText()
      expect(link).toBe(`${origin}/i/${code}`)
      printed.push({
        link: link ?? '',
        stratum: made.find((line) => line['code'] === code)?.['stratum'] ?? '',
      })
    }
    await page.context().close()
  })

  await test.step('two residents answer, one without JavaScript', async () => {
    const [first, second] = printed
    await answer(browser, first!.link, 'zh-CN', false)
    await answer(browser, second!.link, 'en', true)
    const database = await openDatabase(file)
    const stored = await database.prisma.response.findMany({
      where: { waveId: WAVE, answers: { contains: 'more trees' } },
      orderBy: { language: 'asc' },
    })
    const used = await database.prisma.invitation.count({ where: { waveId: WAVE, redeemed: true } })
    expect([used, await database.prisma.spentTicket.count()]).toEqual([2, 1])
    await database.close()
    expect(stored.map(({ language, stratum, baseWeight }) => ({ language, stratum, baseWeight }))).toEqual([
      { language: 'en', stratum: second!.stratum, baseWeight: 1000 },
      { language: 'zh-CN', stratum: first!.stratum, baseWeight: 1000 },
    ])
  })

  await test.step('before the release nobody outside sees a number', async () => {
    const official = await signIn(browser, origin, 'official')
    await official.goto(`${origin}/official/${RANKED}`)
    await expect(official.locator('.big-figure')).toHaveCount(0)
    const foreign = await official.goto(`${origin}/official/${RANKED_TOO}`)
    expect(foreign?.status()).toBe(403)
    await official.context().close()
  })

  await test.step('the evaluator closes the wave, analyses and releases it', async () => {
    const page = await signIn(browser, origin, 'evaluator')
    await page.goto(`${origin}/evaluator/waves/${WAVE}`)
    await page.getByRole('link', { name: '结束调查' }).click()
    await page.getByRole('button', { name: '结束，不再开放' }).click()
    await page.getByRole('button', { name: '运行分析' }).click()
    await expect(page.getByText(`最近一次分析：${WAVE}-a1`)).toBeVisible()
    for (const box of await page.locator('input[name="check"]').all()) await box.check()
    await page.getByRole('button', { name: '发布结果' }).click()
    await expect(page.getByText(`${WAVE}-r1`).first()).toBeVisible()
    await page.context().close()
  })

  const csv = await (await fetch(`${origin}/api/v1/releases/${WAVE}-r1/index?format=csv`)).text()
  const lines = parse(csv, { columns: true, bom: true }) as Record<string, string>[]

  await test.step('the official sees the city, and every reader the same figure', async () => {
    const official = await signIn(browser, origin, 'official')
    await official.goto(`${origin}/official/${RANKED}`)
    const shown = await figuresOf(official)
    const reader = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await reader.goto(`${origin}/cities/${RANKED}`)
    expect(await figuresOf(reader)).toEqual(shown)

    const inFile = lines.filter((line) => line['city'] === RANKED && line['level'] === 'index')
    const rounded = inFile.map((line) => [line['edition'], Number(line['score']).toFixed(1)])
    expect(Object.fromEntries(rounded)).toEqual(shown)

    await reader.goto(`${origin}/ranking`)
    const row = reader.getByRole('row').filter({ has: reader.locator(`a[href^="/cities/${RANKED}"]`) })
    await expect(row).toContainText(shown['blended'] ?? 'no figure')
    await official.context().close()
  })

  await server.stop()
  remove()
})

/** The index in both editions as the page prints it. */
async function figuresOf(page: Page): Promise<Record<string, string>> {
  const cards = page.locator('.cards .card')
  const figure = async (name: string) =>
    (
      await cards
        .filter({ has: page.getByRole('heading', { name }) })
        .locator('.big-figure')
        .innerText()
    ).trim()
  return { people: await figure('居民版'), blended: await figure('综合版') }
}
