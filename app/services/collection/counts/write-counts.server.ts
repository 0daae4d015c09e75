import type { Logger } from 'pino'

const EVERY = 20_000

/** Something that counts in memory and writes now and then. */
interface Counter {
  write(): void
}

/**
 * Writes counters every twenty seconds while a server runs. A database that is busy is tried again the next time: a count is
 * never worth holding up an answer.
 *
 * @returns stops it, and writes a last time
 */
export function startWritingCounts(counters: Counter[], log: Logger): () => void {
  const tick = () => {
    for (const counter of counters) {
      try {
        counter.write()
      } catch (error) {
        log.warn({ err: error }, 'counts of the fieldwork could not be written')
      }
    }
  }
  const timer = setInterval(tick, EVERY).unref()
  return () => {
    clearInterval(timer)
    tick()
  }
}
