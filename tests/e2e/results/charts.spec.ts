import { readFileSync, rmSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'

import { readCsv } from '#app/formats/csv.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { RANKED } from '#tests/support/records/analysed-wave.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

const RELEASE = 'made-2026-r1'

/** One server with a release of made data for the tests of this file. */
const test = base.extend<object, { origin: string }>({
  origin: [
    // Playwright wants the first argument destructured
    async ({}, use) => {
      const { folder, file } = await copyDatabaseFile('reference')
      const database = await openDatabase(file)
      await makeReleasedWave(database)
      await database.close()
      const server = await startRealServer(folder, await freePort())
      await use(server.origin)
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

/** What a button of a chart saves: the name and the text of the file. */
async function saved(page: Page, button: Locator): Promise<{ name: string; path: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = await download.path()
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') }
}

for (const [language, colorScheme] of [
  ['zh-CN', 'dark'],
  ['en', 'light'],
] as const) {
  test.describe(`charts in ${language}`, () => {
    test.use({ locale: language, colorScheme, viewport: { width: 390, height: 844 } })

    test('a chart is saved as a picture that stands alone, and its table as CSV', async ({
      page,
      origin,
      context,
    }) => {
      await page.goto(`${origin}/cities/${RANKED}`)
      const figure = page.locator('.chart-frame', { has: page.locator('#score-plot-title') })
      const heading = (await figure.locator('.chart-title').textContent())!
      const label = (await page.locator('[data-synthetic]').first().textContent())!

      const picture = await saved(page, figure.locator('[data-download="svg"]'))
      expect(picture.name).toBe(`smile_${RELEASE}_${RANKED}_scores.svg`)
      const spoken = picture.text.replace(/&amp;/g, '&')
      for (const part of [heading, label, RELEASE]) expect(spoken).toContain(part)
      // every colour is in it, light whatever the page is: nothing is asked of a sheet
      expect(picture.text).toContain('fill="#ffffff"')
      expect(picture.text).not.toMatch(/var\(|class=|style=/)
      const alone = await context.newPage()
      await alone.goto(`file://${picture.path}`).catch(() => undefined)
      await alone.setContent(`<body>${picture.text.replace(/<\?xml[^>]*\?>/, '')}</body>`)
      const drawing = alone.locator('body > svg')
      const box = (await drawing.boundingBox())!
      expect(box.width).toBe(752)
      const marks = drawing.locator('circle[r="5"]')
      expect(await marks.count()).toBeGreaterThanOrEqual(4)
      for (const mark of await marks.all()) {
        const place = (await mark.boundingBox())!
        expect(place.x).toBeGreaterThan(box.x)
        expect(place.x + place.width).toBeLessThan(box.x + box.width)
      }
      await alone.close()

      const sheet = await saved(page, figure.locator('[data-download="csv"]'))
      expect(sheet.name).toBe(`smile_${RELEASE}_${RANKED}_scores.csv`)
      expect(sheet.text.codePointAt(0)).toBe(0xfeff)
      const { table, problems } = readCsv(sheet.text)
      expect(problems).toEqual([])
      expect(table.rows.length).toBe(await figure.locator('.chart-twin tbody tr').count())
      const last = table.columns.at(-1)!
      expect(last).toBe(language === 'en' ? 'Source' : '来源')
      for (const { cells } of table.rows) {
        expect(cells[last]).toContain(label)
        expect(cells[last]).toContain(RELEASE)
      }
      const shown = await figure.locator('.chart-value').first().textContent()
      expect(table.rows.some(({ cells }) => Object.values(cells).includes(shown!))).toBe(true)
    })

    test('marks are reached with Tab and arrows, and say their value beside them', async ({
      page,
      origin,
    }) => {
      await page.goto(`${origin}/cities/${RANKED}`)
      const chart = page.locator('.chart-body', { has: page.locator('#score-plot-title') })
      const marks = chart.locator('.chart-mark')
      await marks.first().focus()
      const tip = chart.locator('.chart-tip')
      await expect(tip).toHaveText((await marks.first().getAttribute('aria-label'))!)
      await page.keyboard.press('ArrowDown')
      await expect(marks.nth(1)).toBeFocused()
      await expect(tip).toHaveText((await marks.nth(1).getAttribute('aria-label'))!)
      await page.keyboard.press('End')
      await expect(marks.last()).toBeFocused()
      await expect(chart.locator('.chart-mark[tabindex="0"]')).toHaveCount(1)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await page.keyboard.press('Escape')
      await expect(tip).toBeHidden()
    })

    test('a city is found by Chinese, pinyin and its letters, and taken by keyboard', async ({
      page,
      origin,
    }) => {
      await page.goto(`${origin}/compare`)
      const field = page.locator('input[data-cities]').first()
      await field.focus()
      const name = language === 'en' ? 'Hangzhou' : '杭州市'
      for (const typed of ['杭州', 'hangz', 'hz']) {
        await field.fill('')
        await field.pressSequentially(typed)
        const list = page.locator(`#${await field.getAttribute('aria-controls')}`)
        await expect(list.getByRole('option').first()).toContainText(name)
        await expect(field).toHaveAttribute('aria-expanded', 'true')
      }
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await page.keyboard.press('ArrowDown')
      await expect(field).toHaveAttribute('aria-activedescendant', /-0$/)
      await page.keyboard.press('Enter')
      await expect(field).toHaveValue(name)
      await expect(field).toHaveAttribute('aria-expanded', 'false')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/city=/)
    })
  })
}

test('the ranking sorts by a column both ways, and back to its tiers', async ({ page, origin }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${origin}/ranking?lang=en`)
  const table = page.locator('table[data-sortable]').first()
  const cities = () => table.locator('tbody th[scope="row"] a').allTextContents()
  const rates = () =>
    table
      .locator('tbody tr:has(th[scope="row"])')
      .evaluateAll((rows) =>
        rows.map((row) => Number.parseFloat((row as HTMLTableRowElement).cells[6]?.textContent ?? '')),
      )
  const asCome = await cities()
  const tiers = await table.locator('tr.tier').count()
  const head = table.locator('thead th').nth(6)
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  const upwards = await rates()
  expect(upwards.length).toBeGreaterThan(1)
  expect(upwards).toEqual(upwards.toSorted((a, b) => a - b))
  await expect(table.locator('tr.tier')).toHaveCount(0)
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  expect(await rates()).toEqual(upwards.toReversed())
  await head.getByRole('button').click()
  await expect(head).not.toHaveAttribute('aria-sort', /./)
  expect(await cities()).toEqual(asCome)
  await expect(table.locator('tr.tier')).toHaveCount(tiers)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('charts, tables and forms stand there whole', async ({ page, origin }) => {
    await page.goto(`${origin}/cities/${RANKED}`)
    await expect(page.locator('.chart').first()).toBeVisible()
    await expect(page.locator('.chart-tools').first()).toBeHidden()
    await page.goto(`${origin}/compare`)
    await page.locator('input[name="city"]').first().fill('hz')
    await page.locator('main form button[type="submit"]').click()
    await expect(page).toHaveURL(/city=hz/)
  })
})
