import { test as base, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { WORDS, type Tongue } from '#tests/support/answering.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, startRealServer } from '#tests/support/real-server.ts'
import { addEveryKind } from '#tests/support/records/every-kind.ts'

/** A wave that asks a question of every kind, on a real server. */
export interface Place {
  origin: string
  path: string
  stored(): { answers: Record<string, unknown>; simple: number | null }[]
}

export const test = base.extend<object, { place: Place }>({
  place: [
    async ({}, use) => {
      const data = await makeDataFolder({ closesOn: '2025-05-31' })
      const own = await openDatabase(data.file)
      const path = await addEveryKind(own)
      await own.close()
      const server = await startRealServer(data.folder, await freePort())
      const database = new Sqlite(data.file)
      await use({
        origin: server.origin,
        path: server.origin + path,
        stored: () =>
          (
            database
              .prepare(
                `SELECT r."answers", p."simple" FROM "Response" r
                 LEFT JOIN "Presentation" p ON p."waveId" = r."waveId" AND p."responseId" = r."id"`,
              )
              .all() as { answers: string; simple: number | null }[]
          ).map(({ answers, simple }) => ({
            answers: JSON.parse(answers) as Record<string, unknown>,
            simple,
          })),
      })
      database.close()
      await server.stop()
      data.remove()
    },
    { scope: 'worker' },
  ],
})

/** Presses on, as a reader of a language sees it. */
export const go = (page: Page, tongue: Tongue = 'en') =>
  page.locator('.buttons').getByRole('button', { name: WORDS[tongue].next, exact: true }).click()

/** The row of an answer by its value. */
export const row = (page: Page, value: string) => page.locator(`.answer:has([value="${value}"])`)

export const heading = (page: Page) => page.locator('#question')

/** From the first page to the question of a number of steps on. */
export async function openAt(page: Page, path: string, steps: number): Promise<void> {
  await page.goto(`${path}?lang=en`)
  await page.getByRole('button', { name: WORDS.en.begin }).click()
  if (steps > 0) await row(page, 'yes').click()
  if (steps > 0) await go(page)
  if (steps > 1) await row(page, '7').click()
  if (steps > 1) await go(page)
}

/** Sends the answers, no quicker than a person could: quicker ones are put aside. */
export async function handIn(page: Page): Promise<void> {
  await page.waitForTimeout(2_500)
  await page.getByRole('button', { name: WORDS.en.send }).click()
}
