import { rmSync } from 'node:fs'

import { test, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { expect, expectAccessible } from '#tests/support/browser.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { SECRET, startRealServer } from '#tests/support/real-server.ts'
import { addEveryState, STATES } from '#tests/support/records/every-state.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { signInAs } from '#tests/support/road.ts'

const wave = (id: string, ...pages: string[]) => pages.map((page) => `/evaluator/waves/${id}${page}`)
const RELEASED = 'made-2026'
const PAGES = {
  'the list of waves, a new one and what is drafted': [
    '/evaluator',
    '/evaluator/waves/new',
    ...wave(STATES.draft, '', '/edit'),
    '/evaluator/schemes',
  ],
  'a wave in the field': [
    ...wave(STATES.open, '', '/edit', '/field', `/field?city=${CITY}`, `/sample?city=${CITY}`, '/quotas'),
    ...wave(STATES.open, `/channels?city=${CITY}`, '/assisted', '/paper', `/paper/enter?city=${CITY}`),
    ...wave(STATES.open, `/paper/sheet?city=${CITY}`, `/sample/letters?city=${CITY}`),
    ...wave(STATES.paused, ''),
  ],
  'a wave that has ended, its analysis and its release': [
    ...wave(STATES.closed, '', '/edit', '/copy'),
    ...wave(STATES.analysed, '', '/small-areas', '/quality', '/weighting', '/tables', '/methods', '/themes'),
    ...wave(RELEASED, '', '/trends'),
    `/evaluator/releases/${RELEASED}-r1`,
    `/evaluator/releases/${RELEASED}-r1/exports`,
    `/evaluator/releases/${RELEASED}-r1/codebook`,
  ],
  'questionnaires and their editor': [
    '/evaluator/questionnaires',
    ...['', '/items/smile_greet_day', '/bank', '/forms', '/languages', '/branching', '/checks', '/history']
      .concat('/preview')
      .map((page) => `/evaluator/questionnaires/${STATES.questionnaire}${page}`),
  ],
}
const SCREENS = [
  { language: 'zh-CN', viewport: { width: 390, height: 844 } },
  { language: 'en', viewport: { width: 1280, height: 800 } },
]

let origin: string
let stop: () => Promise<void>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  for (const name of ['eva', 'adam']) await addStaff(database, name, 'evaluator')
  await makeReleasedWave(database, RELEASED)
  await addEveryState(database, SECRET)
  await database.close()
  const server = await startRealServer(folder, await freePort())
  origin = server.origin
  stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
test.afterAll(() => stop())

// one site for all, looked at by one reader after the other
test.describe.configure({ mode: 'default' })

for (const { language, viewport } of SCREENS) {
  test(`evaluators meet no barrier at ${viewport.width} pixels, in ${language}`, async ({ browser }) => {
    test.setTimeout(600_000)
    const page = await signInAs(browser, origin, 'eva', language)
    await page.setViewportSize(viewport)
    for (const [part, paths] of Object.entries(PAGES)) {
      await test.step(part, async () => {
        for (const path of paths) await test.step(path, () => look(page, path))
      })
    }
    await page.context().close()
  })
}

/** A page opens, is no wider than its screen, brings no refused script or style, and bars nobody. */
async function look(page: Page, path: string): Promise<void> {
  const errors: string[] = []
  const note = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') errors.push(message.text())
  }
  page.on('console', note)
  expect((await page.goto(path))?.status()).toBe(200)
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(wider, `pixels by which ${path} is wider`).toBe(0)
  await expectAccessible(page)
  page.off('console', note)
  expect.soft(errors, path).toEqual([])
}
