import type { Logger } from 'pino'

import { retryWhileBusy } from '../taking-in/busy.ts'

const EVERY = 20_000

/** Something that counts in memory and writes now and then. */
interface Counter {
  write(): void
}

/**
 * Writes counters every twenty seconds while a server runs, between the responses that are being stored. A database that
 * stays busy is tried again the next time: a count is never worth holding up an answer.
 *
 * @returns stops it, and writes a last time
 */
export function startWritingCounts(counters: Counter[], log: Logger): () => Promise<void> {
  const tick = async () => {
    for (const counter of counters) {
      try {
        await retryWhileBusy(() => counter.write())
      } catch (error) {
        log.warn({ err: error }, 'counts of the fieldwork could not be written')
      }
    }
  }
  const timer = setInterval(() => void tick(), EVERY).unref()
  return () => {
    clearInterval(timer)
    return tick()
  }
}
