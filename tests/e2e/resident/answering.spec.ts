import { answerRange, QUESTIONS, speaking, WORDS, type Tongue } from '#tests/support/answering.ts'
import { expect, test } from '#tests/support/browser.ts'

for (const language of Object.keys(WORDS) as Tongue[]) {
  const { locale } = speaking(language)
  for (const script of [false, true]) {
    test.describe(`${language}, ${script ? 'with' : 'without'} script`, () => {
      test.use({ javaScriptEnabled: script, locale })

      test('a resident answers every question, checks, changes one, sends and gets a code', async ({
        page,
        site,
      }) => {
        const words = WORDS[language]
        const before = new Set(site.rows().map(({ id }) => id))
        const requests: string[] = []
        await page.goto(await site.answerPathIn(language))
        await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
        await page.getByRole('button', { name: words.begin }).click()
        page.on('request', (request) => requests.push(request.url()))

        await answerRange(page, [1, QUESTIONS], language, script)
        await expect(page.getByRole('heading', { level: 1, name: words.check })).toBeVisible()
        await expect(page.locator('.check li')).toHaveCount(QUESTIONS)
        if (script) expect(requests).toEqual([])

        await page.locator('button[value="change:gender"]').click()
        await page.locator('label.answer').first().click()
        await page.getByRole('button', { name: words.next, exact: true }).click()
        await page.getByRole('button', { name: words.send }).click()

        await expect(page.getByRole('heading', { level: 1, name: words.thanks })).toBeVisible()
        await expect(page.locator('.receipt .code')).toHaveText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
        const added = site.rows().filter(({ id }) => !before.has(id))
        expect(added.map((row) => row.language)).toEqual([language])
        expect(added[0]?.answers).toMatchObject({
          usual_resident: 'yes',
          age_group: '35_44',
          sense_of_happiness: 4,
          dimension_importance: ['L', 'S'],
          one_change_open: 'more trees / 多种树',
          gender: 'male',
        })
        expect(requests.every((url) => url.startsWith(site.origin))).toBe(true)
      })

      test('going on without an answer says so beside the question', async ({ page, site }) => {
        const words = WORDS[language]
        await page.goto(await site.answerPathIn(language))
        await page.getByRole('button', { name: words.begin }).click()
        await page.getByRole('button', { name: words.next, exact: true }).click()
        await expect(page.getByRole('alert')).toBeVisible()
        await expect(page.locator('#fault')).toBeVisible()
        await page.getByRole('alert').getByRole('link').click()
        if (script) await expect(page.locator('#answer')).toBeFocused()
        await answerRange(page, [1, 1], language, script)
        await page.getByRole('button', { name: words.back, exact: true }).click()
        await expect(page.locator('input[value="yes"]')).toBeChecked()
      })
    })
  }
}
