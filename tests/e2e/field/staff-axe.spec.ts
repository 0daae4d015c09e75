import { expect, test } from '@playwright/test'

import { SECRET } from '#tests/support/real-server.ts'
import { addEveryState, STATES } from '#tests/support/records/every-state.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { expectSound } from '#tests/support/staff/expect-sound.ts'
import { SCREENS } from '#tests/support/staff/screens.ts'
import { staffSite } from '#tests/support/staff/staff-site.ts'

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
const site = staffSite(async (database) => {
  for (const name of ['eva', 'adam']) await addStaff(database, name, 'evaluator')
  await makeReleasedWave(database, RELEASED)
  await addEveryState(database, SECRET)
})

// one site for all, looked at by one reader after the other
test.describe.configure({ mode: 'default' })

for (const screen of SCREENS) {
  const { language, device } = screen
  for (const [part, paths] of Object.entries(PAGES)) {
    test(`evaluators meet no barrier at ${part}, on a ${device} in ${language}`, async ({ browser }) => {
      const page = await site.readerAt(browser, screen, 'eva')
      for (const path of paths) {
        expect((await page.goto(path))?.status(), path).toBe(200)
        await expectSound(page)
      }
      await page.context().close()
    })
  }
}
