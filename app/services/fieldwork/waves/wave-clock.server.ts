import type { Logger } from 'pino'

import type { Database } from '#app/platform/database/database.server.ts'
import { keepDates } from './keep-dates.server.ts'

const EVERY = 60_000

/** Opens and closes waves by their dates while a server runs: at its start, then every minute. @returns stops it */
export function startWaveClock(db: Database, now: () => Date, log: Logger): () => void {
  const tick = () => {
    keepDates(db, now()).then(
      ({ opened, closed }) => {
        if (opened.length + closed.length > 0) log.info({ opened, closed }, 'waves follow their dates')
      },
      (error: unknown) => log.error({ err: error }, 'the dates of the waves could not be kept'),
    )
  }
  tick()
  const timer = setInterval(tick, EVERY).unref()
  return () => clearInterval(timer)
}
