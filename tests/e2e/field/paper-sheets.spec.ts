import { expect, expectAccessible } from '#tests/support/browser.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { signInAs } from '#tests/support/road.ts'
import { test } from '#tests/support/staff/assisted-site.ts'

// the later roads look at what the earlier ones left
test.describe.configure({ mode: 'default' })
test.use({ locale: 'en' })

test('the paper questionnaire is printed whole: no question is cut, every page is numbered, Chinese is there', async ({
  browser,
  field,
}) => {
  const page = await signInAs(browser, field.origin, 'eva', 'en')
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
  await page.context().close()
})

test('a sheet is keyed by its codes from the keyboard alone, compared when keyed again, and taken out', async ({
  browser,
  field,
}) => {
  const page = await signInAs(browser, field.origin, 'eva', 'en')
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
  await page.context().close()
})
