import { rmSync } from 'node:fs'

import { test as base, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { makeCodes } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { WORDS } from '#tests/support/answering.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { addStaff } from '#tests/support/records/staff.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

/** A running platform with a wave in the field that is asked in every mode. */
interface AssistedSite {
  origin: string
  /** codes of a device */
  tablet: string
  interviewer: string
  responses(): { mode: string; interviewer: number | null; answers: string }[]
}

/** The tests of a worker share one site: the later ones look at what the earlier ones left. */
export const test = base.extend<object, { field: AssistedSite }>({
  field: [
    async ({}, use) => {
      const made = await copyDatabaseFile('reference')
      const database = await openDatabase(made.file)
      const modes = ['tablet', 'interviewer', 'telephone', 'paper']
      const wave = await makeOpenWave(database, { modes, opensOn: '2025-03-01', closesOn: '2099-12-31' })
      await addStaff(database, 'eva', 'evaluator')
      const code = async (kind: 'tablet' | 'interviewer', cityCode: string | null) => {
        const as = { by: 'eva', at: new Date() }
        const result = await makeCodes(database, { wave, kind, cityCode, count: 1 }, as)
        if (result.outcome === 'refused') throw new Error(result.error.code)
        return result.codes[0]!.code
      }
      const [tablet, interviewer] = [await code('tablet', CITY), await code('interviewer', null)]
      await database.close()
      const server = await startRealServer(made.folder, await freePort())
      const rows = new Sqlite(made.file, { readonly: true })
      await use({
        origin: server.origin,
        tablet,
        interviewer,
        responses: () =>
          rows
            .prepare(
              `SELECT r."mode", i."interviewer", r."answers" FROM "Response" r
               LEFT JOIN "Interview" i ON i."waveId" = r."waveId" AND i."responseId" = r."id"`,
            )
            .all() as ReturnType<AssistedSite['responses']>,
      })
      rows.close()
      await server.stop()
      rmSync(made.folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

/** Lets a device in by its code. */
export async function enterCode(page: Page, origin: string, code: string): Promise<void> {
  await page.goto(`${origin}/assisted`)
  await page.locator('#answer').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Enter' }).click()
}

/** The button by which a resident agrees and begins. */
export const beginButton = (page: Page) => page.getByRole('button', { name: WORDS.en.begin })
