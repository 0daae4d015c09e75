import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { speaking, type Tongue } from './answering.ts'
import { barriersOf } from './barriers.ts'
import { freePort } from './free-port.ts'
import { makeDataFolder, startRealServer } from './real-server.ts'
import { addWave, type MadeForm } from './records/forms.ts'
import { CITY } from './records/waves.ts'

/** A running platform with one open wave, and looks into its database. */
export interface Site {
  origin: string
  /** the answer page of the open wave */
  answerPath: string
  /** the answer page in a language: the pseudo-language is asked in waves of made-up data alone */
  answerPathIn(language: Tongue): Promise<string>
  wave: string
  rows(): { id: string; language: string; seconds: number | null; answers: Record<string, unknown> }[]
  /** opens another wave. @returns the address of its answer page */
  addWave(wave: MadeForm): Promise<string>
  presentations(wave: string): { reversed: number | null; blocks: string | null; orders: string }[]
  /** why answers of a wave were put aside */
  putAside(wave: string): string[]
  setStatus(status: 'open' | 'paused' | 'closed' | 'draft'): void
  restart(): Promise<void>
  kill(): Promise<void>
}

/** The tests of a worker share one site; those that change it leave it open and running. */
export const test = base.extend<object, { site: Site }>({
  site: [
    // Playwright wants the first argument destructured
    async ({}, use) => {
      const data = await makeDataFolder({ noticeVersion: LATEST_NOTICE })
      const port = await freePort()
      let server = await startRealServer(data.folder, port)
      const database = new Sqlite(data.file)
      const add = async (wave: MadeForm) => {
        const own = await openDatabase(data.file)
        await addWave(own, wave)
        await own.close()
        return `${server.origin}/s/${wave.id}/${CITY}`
      }
      let mirrored: Promise<string> | null = null
      await use({
        origin: server.origin,
        answerPath: `${server.origin}/s/${data.waveId}/${CITY}`,
        answerPathIn: async (language) => {
          const { query } = speaking(language)
          if (language !== 'en-XB') return `${server.origin}/s/${data.waveId}/${CITY}${query}`
          // opened before the other: whoever looks for an open wave finds that one
          mirrored ??= add({ id: 'mirrored', synthetic: true, opensOn: '2025-02-01' })
          return (await mirrored) + query
        },
        wave: data.waveId,
        rows: () =>
          (
            database.prepare('SELECT * FROM "Response"').all() as (Record<string, unknown> & {
              answers: string
            })[]
          ).map((row) => ({
            id: String(row['id']),
            language: String(row['language']),
            seconds: row['seconds'] as number | null,
            answers: JSON.parse(row.answers) as Record<string, unknown>,
          })),
        addWave: add,
        presentations: (wave) =>
          database
            .prepare('SELECT "reversed", "blocks", "orders" FROM "Presentation" WHERE "waveId" = ?')
            .all(wave) as ReturnType<Site['presentations']>,
        putAside: (wave) =>
          database
            .prepare('SELECT "reason" FROM "Quarantine" WHERE "waveId" = ?')
            .pluck()
            .all(wave) as string[],
        setStatus: (status) => void database.prepare('UPDATE "Wave" SET "status" = ?').run(status),
        kill: () => server.kill(),
        restart: async () => {
          server = await startRealServer(data.folder, port)
        },
      })
      database.close()
      await server.stop()
      data.remove()
    },
    { scope: 'worker' },
  ],
})

/** Nothing on the page may stand in the way of anybody, as far as a machine can see. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await barriersOf(page)).toEqual([])
}

/** Level AAA where we promise it: text stands out seven to one, by day and by night, and what is tapped is 44 px wide and high. */
export async function expectEnhanced(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze()
    const faint = violations.flatMap(({ nodes }) =>
      nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    )
    expect.soft(faint, colorScheme).toEqual([])
  }
  const small = await page
    .locator('a:visible, button:visible, summary:visible, input:visible, select:visible, textarea:visible')
    .evaluateAll((all) =>
      all
        .filter((one) => {
          const { width, height } = one.getBoundingClientRect()
          // a link within a sentence is as high as its line
          const inSentence =
            getComputedStyle(one).display === 'inline' && one.parentElement?.textContent !== one.textContent
          return !one.ariaHidden && !inSentence && (width < 44 || height < 44)
        })
        .map((one) => one.outerHTML),
    )
  expect.soft(small).toEqual([])
}

export { expect }
