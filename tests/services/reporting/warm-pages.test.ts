import pino from 'pino'
import { afterEach, expect, test, vi } from 'vitest'

import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { latestRelease } from '#app/services/reporting/read-releases.server.ts'
import { startWarming } from '#app/services/reporting/warm-pages.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

const log = pino({ level: 'silent' })

afterEach(() => void vi.useRealTimers())

const QUIET = () => Infinity

test('public pages of a new release are made one at a time, the ranking first, in both languages', async () => {
  const db = await openTestDatabase('reference')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const made: string[] = []
  let atOnce = 0
  let most = 0
  const stop = startWarming(
    db,
    {
      async keep(url, language) {
        most = Math.max(most, ++atOnce)
        made.push(`${url} ${language}`)
        await Promise.resolve()
        atOnce -= 1
        if (made.length === 3) throw new Error('one page cannot be rendered')
      },
    },
    QUIET,
    log,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toEqual([])

  await makeReleasedWave(db)
  await vi.advanceTimersByTimeAsync(60_000)
  const { summary } = (await latestRelease(db))!
  const pages = ['/ranking', ...summary.cities.map(({ city }) => `/cities/${city.code}`)]
  const wanted = pages.flatMap((page) => [`${page} zh-CN`, `${page} en`])
  expect(made).toEqual(wanted)
  expect(most).toBe(1)

  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toHaveLength(wanted.length)
  await releaseWave(db, 'made-2026', { confirmedBy: 'eva', publishedOn: '2026-04-04' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toEqual([...wanted, ...wanted])

  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toHaveLength(2 * wanted.length)
  await db.remove()
})

test('no page is made while requests come in', async () => {
  const db = await openTestDatabase('reference')
  await makeReleasedWave(db)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const made: string[] = []
  let quiet = 0
  const keep = async (url: string) => void made.push(url)
  const stop = startWarming(db, { keep }, () => quiet, log)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toEqual([])

  quiet = 300
  await vi.advanceTimersByTimeAsync(320)
  expect(made[0]).toBe('/ranking')
  quiet = 100
  await vi.advanceTimersByTimeAsync(20)
  const before = made.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toHaveLength(before)

  quiet = 1000
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made.length).toBeGreaterThan(before)
  stop()
  await db.remove()
})
