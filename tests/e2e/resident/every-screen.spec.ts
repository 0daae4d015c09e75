import type { Page } from '@playwright/test'

import type { Answers } from '#app/survey/item.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { expect, expectAccessible, expectEnhanced, test, type Site } from '#tests/support/browser.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, startRealServer } from '#tests/support/real-server.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { answerPageOf, postForm, resumeAt, stateOf, type Standing } from '#tests/support/resident-states.ts'

const LANGUAGES: Tongue[] = ['zh-CN', 'en', 'en-XB']
/** A screen of 1280×1024 enlarged four times; and a small phone, as wide but higher. */
const ENLARGED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }
const SMALL_PHONE = { width: 320, height: 568 }

/** One question of each kind. */
const KINDS = {
  'one choice': 'usual_resident',
  number: 'minutes',
  'several choices': 'ways',
  'scale with faces': 'city_life_satisfaction',
  ladder: 'life_ladder_now',
  ranking: 'dimension_importance',
  'written answer': 'one_change_open',
  district: 'district',
}

interface Place {
  page: Page
  site: Site
  standing: Standing
}

/** The screen in question is on the page when the promise settles. */
type Arrive = (place: Place) => Promise<unknown>

const post = ({ page, standing }: Place, fields: Record<string, string>) =>
  postForm(page, answerPageOf(standing), { state: stateOf(standing), ...fields })

const beforeSending = async ({ page, standing }: Place, status: number) => {
  await page.route('**/responses', (route) =>
    status === 0 ? route.abort('internetdisconnected') : route.fulfill({ status, body: '{}' }),
  )
  await resumeAt(page, standing, ':sending')
  await expect(page.locator('[data-why]')).not.toBeEmpty()
}

const withStatus =
  (status: 'draft' | 'paused' | 'closed', arrive: Arrive): Arrive =>
  async (place) => {
    place.site.setStatus(status)
    try {
      await arrive(place)
    } finally {
      place.site.setStatus('open')
    }
  }

const open: Arrive = ({ page, standing }) => page.goto(answerPageOf(standing))
const goTo =
  (path: (standing: Standing) => string): Arrive =>
  ({ page, standing }) =>
    page.goto(standing.origin + path(standing))
const send: Arrive = (place) => post(place, { intent: 'send', screen: 'check' })

const STATES: Record<string, Arrive> = {
  'start page': goTo(({ query }) => `/${query}`),
  'start page, nothing found': goTo(({ query }) => `/${query}&q=zzz`),
  'choosing a city': goTo(({ wave, query }) => `/s/${wave}${query}&q=hang`),
  opening: open,
  'opening, notice unfolded': async (place) => {
    await open(place)
    await place.page.locator('.privacy summary').click()
  },
  ...Object.fromEntries(
    Object.entries(KINDS).flatMap(([kind, code]): [string, Arrive][] => [
      [`${kind}, script`, ({ page, standing }) => resumeAt(page, standing, code)],
      [`${kind}, form`, (place) => post(place, { intent: `change:${code}`, screen: 'check' })],
    ]),
  ),
  'missing answer, script': async ({ page, standing }) => {
    await resumeAt(page, { ...standing, answers: {} }, 'usual_resident')
    await page.locator('button.primary[value="next"]').click()
    await expect(page.getByRole('alert')).toBeFocused()
  },
  'missing answer, form': (place) =>
    post(
      { ...place, standing: { ...place.standing, answers: {} } },
      { intent: 'next', screen: 'usual_resident' },
    ),
  'check page, script': ({ page, standing }) => resumeAt(page, standing, ':check'),
  'check page, form': (place) => post(place, { intent: 'next', screen: 'told_how_to_answer', answer: 'no' }),
  'not sent: no network': (place) => beforeSending(place, 0),
  'not sent: too many requests': (place) => beforeSending(place, 429),
  'begin again: the page before is not ours': (place) => post(place, { intent: 'next', state: 'x' }),
  declined: (place) => post(place, { intent: 'decline' }),
  'under 15': (place) => post(place, { intent: 'next', screen: 'age_group', answer: 'under_15' }),
  'not a resident': (place) => post(place, { intent: 'next', screen: 'usual_resident', answer: 'no' }),
  'done, script': async ({ page, standing }) => {
    await resumeAt(page, standing, ':check')
    await page.locator('button[value="send"]').click()
    await expect(page.locator('.receipt .code')).toHaveText(/^[0-9A-Z-]{19}$/)
  },
  'done, form': send,
  'done, without a receipt': async (place) => {
    await place.page.context().clearCookies()
    await goTo(({ wave, query }) => `/s/${wave}/${CITY}/done${query}`)(place)
  },
  'draft wave': withStatus('draft', open),
  'paused wave': withStatus('paused', open),
  'closed wave': withStatus('closed', open),
  'closed while answering': withStatus('closed', (place) =>
    post(place, { intent: 'next', screen: 'usual_resident', answer: 'yes' }),
  ),
  'closed before sending': withStatus('closed', send),
  'unknown wave': goTo(({ query }) => `/s/nowhere/${CITY}${query}`),
  'city not asked': goTo(({ wave, query }) => `/s/${wave}/110000${query}`),
  withdrawing: goTo(({ query }) => `/withdraw${query}`),
  'withdrawing, wrong code': ({ page, standing }) =>
    postForm(page, `${standing.origin}/withdraw${standing.query}`, { code: 'nonsense' }),
  'withdrawing, unknown code': ({ page, standing }) =>
    postForm(page, `${standing.origin}/withdraw${standing.query}`, { code: '0000-0000-0000-0000' }),
  withdrawn: async (place) => {
    await send(place)
    const code = (await place.page.locator('.receipt .code').textContent()) ?? ''
    await postForm(place.page, `${place.standing.origin}/withdraw${place.standing.query}`, { code })
  },
  'a browser that keeps nothing': async (place) => {
    await place.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    await open(place)
    await expect(place.page.locator('.note')).toBeVisible()
  },
}

/** A phone that knows nothing, on a network that works. */
async function beginAnew(page: Page, site: Site): Promise<void> {
  await page.unrouteAll()
  await page.context().clearCookies()
  await page.goto(`${site.origin}/robots.txt`)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
}

/** Nothing runs over the side, and the page says what it is. */
async function expectReadable(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.title()).not.toBe('')
}

async function standingIn(language: Tongue, site: Site): Promise<Standing> {
  const wave = `screens-${language.toLowerCase()}`
  const made = { id: wave, form: 'core', moreKinds: true, opensOn: '2025-02-01' } as const
  await site.addWave({ ...made, synthetic: language === 'en-XB', noticeVersion: LATEST_NOTICE })
  const standing = { origin: site.origin, wave, query: `?lang=${language}`, answers: {} }
  return { ...standing, answers: await fullAnswers(standing) }
}

/** An answer to every question, by what the interface for machines says of them. */
async function fullAnswers({ origin, wave }: Standing): Promise<Answers> {
  const response = await fetch(`${origin}/api/v1/waves/${wave}/questionnaire?city=${CITY}`)
  const { items } = (await response.json()) as {
    items: {
      code: string
      type: string
      max_ranked?: number
      screen_out?: unknown[]
      options: { value: string }[]
    }[]
  }
  return Object.fromEntries(
    items.map(({ code, type, max_ranked: most, screen_out: out, options }): [string, Answers[string]] => {
      const values = options.map(({ value }) => value).filter((value) => !out?.includes(value))
      if (type === 'number') return [code, 25]
      if (type === 'ranking') return [code, values.slice(0, most)]
      if (type === 'multiple_choice') return [code, values.slice(0, 2)]
      return [code, type === 'open_text' ? 'more trees' : (values[0] ?? '')]
    }),
  )
}

for (const language of LANGUAGES) {
  test.describe(language, () => {
    test.use({ locale: speaking(language).locale, ...ENLARGED, serviceWorkers: 'block' })

    test('nothing on any screen stands in anybody’s way, and none runs over the side', async ({
      page,
      site,
    }) => {
      test.setTimeout(600_000)
      page.setDefaultTimeout(15_000)
      const standing = await standingIn(language, site)
      for (const [state, arrive] of Object.entries(STATES)) {
        await test.step(state, async () => {
          await beginAnew(page, site)
          await arrive({ page, site, standing })
          await expectAccessible(page)
          await expectEnhanced(page)
          await expectReadable(page)
          await page.setViewportSize(SMALL_PHONE)
          await expectReadable(page)
          await page.setViewportSize(ENLARGED.viewport)
          expect(await page.locator('html').getAttribute('lang')).toBe(language)
        })
      }
    })
  })
}

test('a network that has sent too much reads why, on a page like every other', async ({ page }) => {
  await page.setViewportSize(SMALL_PHONE)
  const data = await makeDataFolder({ noticeVersion: LATEST_NOTICE })
  const server = await startRealServer(data.folder, await freePort(), { RATE_BUDGET: '1' })
  try {
    const standing = { origin: server.origin, wave: data.waveId, query: '?lang=en', answers: {} }
    const full = { ...standing, answers: await fullAnswers(standing) }
    for (let turn = 0; turn < 2; turn++) {
      await postForm(page, answerPageOf(standing), { state: stateOf(full), intent: 'send', screen: 'check' })
    }
    await expect(page.getByRole('alert')).toContainText('Your network has sent very many answers')
    await expect(page.getByRole('button', { name: WORDS.en.send })).toBeVisible()
    await expectReadable(page)
    await expectAccessible(page)
  } finally {
    await server.stop()
    data.remove()
  }
})
