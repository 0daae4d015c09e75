import { rmSync } from 'node:fs'

import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { PASSWORD } from '#tests/support/records/staff.ts'
import { listen } from './expect-sound.ts'
import type { Screen } from './screens.ts'

/** A running platform of one file of tests. */
interface StaffSite {
  readonly origin: string
  /** Signs a member of staff in. @returns the page they are then on */
  signIn(context: BrowserContext, name?: string): Promise<Page>
  /** A reader at a screen, signed in where a name is given; paths are enough as addresses. */
  readerAt(browser: Browser, screen: Screen, name?: string): Promise<Page>
  /** Works on the database beside the running server. */
  withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
}

/**
 * Starts a platform before the tests of a file and takes it away after them.
 *
 * @param fill writes what the tests begin with into a database that has the reference data
 */
export function staffSite(fill: (database: Database) => Promise<unknown>): StaffSite {
  let server: Awaited<ReturnType<typeof startRealServer>>
  let folder = ''
  let file = ''

  async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase(file)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }

  async function signIn(context: BrowserContext, name = 'eva'): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${server.origin}/account/sign-in`)
    await page.locator('input[name="name"]').fill(name)
    await page.locator('input[type="password"]').fill(PASSWORD)
    await page.locator('main button[type="submit"]').first().click()
    await expect(page).not.toHaveURL(/sign-in/)
    return page
  }

  test.beforeAll(async () => {
    ;({ folder, file } = await copyDatabaseFile('reference'))
    await withDatabase(fill)
    server = await startRealServer(folder, await freePort())
  })
  test.afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    withDatabase,
    signIn,
    get origin() {
      return server.origin
    },
    async readerAt(browser, { language, viewport, colorScheme }, name) {
      const options = { locale: language, viewport, colorScheme, baseURL: server.origin }
      const context = await browser.newContext(options)
      const page = name === undefined ? await context.newPage() : await signIn(context, name)
      listen(page)
      return page
    },
  }
}
