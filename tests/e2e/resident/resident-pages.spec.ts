import { answerOne, answerRange, QUESTIONS, speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { expect, expectAccessible, test } from '#tests/support/browser.ts'

for (const language of Object.keys(WORDS) as Tongue[]) {
  const { locale, query } = speaking(language)
  test.describe(language, () => {
    test.use({ locale, viewport: { width: 320, height: 568 } })
    const words = WORDS[language]

    test('nothing on any screen of the script stands in anybody’s way', async ({ page, site }) => {
      await page.goto(await site.answerPathIn(language))
      await expectAccessible(page)
      await page.locator('.privacy summary').click()
      await expectAccessible(page)
      await page.getByRole('button', { name: words.begin }).click()
      await page.getByRole('button', { name: words.next, exact: true }).click()
      await expectAccessible(page)
      for (let place = 1; place <= QUESTIONS; place++) {
        await answerOne(page, place, language, true)
        if ([1, 4, 20, 21, 24].includes(place)) await expectAccessible(page)
        await page.getByRole('button', { name: words.next, exact: true }).click()
      }
      await expectAccessible(page)
      await page.context().setOffline(true)
      await page.getByRole('button', { name: words.send }).click()
      await expect(page.locator('[data-why]')).not.toBeEmpty()
      await expectAccessible(page)
      await page.context().setOffline(false)
      await expect(page.getByRole('heading', { name: words.thanks })).toBeVisible()
      await expectAccessible(page)
    })

    test('nor on the screens of plain forms, nor on the other pages of residents', async ({ page, site }) => {
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.goto(await site.answerPathIn(language))
      await page.getByRole('button', { name: words.begin }).click()
      await page.getByRole('button', { name: words.next, exact: true }).click()
      await expectAccessible(page)
      await answerRange(page, [1, 19], language, false)
      await expectAccessible(page)
      await answerRange(page, [20, QUESTIONS], language, false)
      await expectAccessible(page)
      await page.getByRole('button', { name: words.send }).click()
      await expectAccessible(page)
      for (const path of [
        '/',
        '/?q=hang',
        `/s/${site.wave}`,
        '/withdraw',
        '/s/nowhere/330100',
        `/s/${site.wave}/110000`,
      ]) {
        await page.goto(site.origin + path + (path.includes('?') ? query.replace('?', '&') : query))
        await expectAccessible(page)
      }
    })
  })
}

test('a resident finds the city on the start page and begins', async ({ page, site }) => {
  await page.goto(`${site.origin}/?lang=en`)
  await page.getByRole('searchbox').fill('HANG zhou')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('status').getByRole('link', { name: 'Hangzhou' }).click()
  await expect(page).toHaveURL(/\/s\/[^/]+\/330100$/)
  await expect(page.getByRole('button', { name: WORDS.en.begin })).toBeVisible()
})

test('declining is taken kindly', async ({ page, site }) => {
  await page.goto(`${site.answerPath}?lang=en`)
  await page.getByRole('button', { name: 'No, thank you' }).click()
  await expect(page.getByRole('heading', { name: 'That is fine' })).toBeVisible()
})

test('a code takes answers back; the same code again finds nothing', async ({ page, site }) => {
  await page.goto(`${site.answerPath}?lang=en`)
  await page.getByRole('button', { name: WORDS.en.begin }).click()
  await answerRange(page, [1, QUESTIONS], 'en', true)
  await page.getByRole('button', { name: WORDS.en.send }).click()
  const code = (await page.locator('.receipt .code').textContent()) ?? ''
  const before = site.rows().length
  for (const [typed, heading, rows] of [
    ['nonsense', 'Take my answers back', before],
    [code.toLowerCase().replaceAll('-', ' '), 'Your answers have been deleted', before - 1],
    [code, 'Take my answers back', before - 1],
  ] as const) {
    await page.goto(`${site.origin}/withdraw?lang=en`)
    await page.getByLabel('Withdrawal code').fill(typed)
    await page.getByRole('button', { name: 'Delete my answers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    expect(site.rows()).toHaveLength(rows)
  }
})

test('the first load stays small, is all from here, and brings no web font', async ({ page, site }) => {
  const sizes: { url: string; type: string; bytes: number }[] = []
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    sizes.push({
      url: request.url(),
      type: request.resourceType(),
      bytes: responseBodySize + responseHeadersSize,
    })
  })
  await page.goto(site.answerPath, { waitUntil: 'networkidle' })
  const total = (type?: string) =>
    sizes.filter((one) => !type || one.type === type).reduce((sum, { bytes }) => sum + bytes, 0)
  expect(sizes.every(({ url }) => url.startsWith(site.origin))).toBe(true)
  expect(total('font')).toBe(0)
  expect(total('script')).toBeGreaterThan(1000)
  expect(total('script')).toBeLessThanOrEqual(20 * 1024)
  expect(total()).toBeLessThanOrEqual(60 * 1024)
})

test('rows are large enough for a thumb and apart from each other', async ({ page, site }) => {
  await page.goto(site.answerPath)
  await page.getByRole('button', { name: WORDS['zh-CN'].begin }).click()
  await answerRange(page, [1, 3], 'zh-CN', true)
  const boxes = await page.locator('label.answer').evaluateAll((rows) =>
    rows.map((row) => {
      const { top, bottom, width } = row.getBoundingClientRect()
      return { top, bottom, width }
    }),
  )
  for (const [index, { top, bottom, width }] of boxes.entries()) {
    expect(bottom - top).toBeGreaterThanOrEqual(52)
    expect(width).toBeGreaterThanOrEqual(320)
    expect((boxes[index + 1]?.top ?? Infinity) - bottom).toBeGreaterThanOrEqual(8)
  }
})

for (const [status, heading] of [
  ['draft', 'This survey has not opened yet'],
  ['paused', 'This survey is paused'],
  ['closed', 'This survey has closed'],
] as const) {
  test(`a ${status} wave says so, and its pages carry the status`, async ({ page, site }) => {
    site.setStatus(status)
    try {
      const response = await page.goto(`${site.answerPath}?lang=en`)
      expect(response?.status()).toBe(409)
      await expect(page.getByRole('heading', { name: heading })).toBeVisible()
      expect((await page.goto(`${site.origin}/s/${site.wave}?lang=en`))?.status()).toBe(409)
    } finally {
      site.setStatus('open')
    }
  })
}

test('an unknown wave and a city not asked are 404, with the way on', async ({ page, site }) => {
  expect((await page.goto(`${site.origin}/s/nowhere/330100?lang=en`))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'We do not know this survey' })).toBeVisible()
  expect((await page.goto(`${site.origin}/s/${site.wave}/110000?lang=en`))?.status()).toBe(404)
  await page.getByRole('link', { name: 'Choose a city' }).click()
  await expect(page.getByRole('link', { name: 'Hangzhou' })).toBeVisible()
})
