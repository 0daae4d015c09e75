import type { Logger } from 'pino'

import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { eraseAnswers } from './erase-answers.server.ts'

const EVERY = 6 * 3600_000

/** Runs the erasure clock while a server runs: soon after its start, then four times a day. @returns stops it */
export function startErasureClock(db: Database, now: () => Date, log: Logger): () => void {
  const tick = () => {
    eraseAnswers(db, cityDay(now()), false).then(
      ({ erased }) => {
        for (const { waveId, responses } of erased) log.info({ wave: waveId, responses }, 'answers erased')
      },
      (error: unknown) => log.error({ err: error }, 'answers could not be erased'),
    )
  }
  const first = setTimeout(tick, 60_000).unref()
  const timer = setInterval(tick, EVERY).unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
