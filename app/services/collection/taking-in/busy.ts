/** Milliseconds a write waits for another connection's lock before its sender is told to try again. */
export const PATIENCE = 5000

/** Milliseconds between two tries. */
const PAUSE = 15

/** Another connection held the write lock for too long; nothing was stored. */
export class StillBusy extends Error {}

/** Runs one small write, again while another connection holds the lock. @throws StillBusy after five seconds */
export async function retryWhileBusy<T>(write: () => T): Promise<T> {
  const since = performance.now()
  for (;;) {
    try {
      return write()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() - since >= PATIENCE) throw new StillBusy()
      await new Promise((resume) => setTimeout(resume, PAUSE))
    }
  }
}

/** Did another connection hold the lock? */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error).startsWith('SQLITE_LOCKED')
}

/** SQLite's name of an error, or an empty text. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : ''
}
