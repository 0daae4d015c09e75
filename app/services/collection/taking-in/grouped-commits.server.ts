import { setImmediate as afterThisTurn } from 'node:timers'

/** Milliseconds a response waits for another process's write lock before its sender is told to try again. */
const PATIENCE = 5000
const PAUSE = 15

/** Another process held the write lock for too long; nothing was stored. */
export class StillBusy extends Error {}

interface Waiting<Row, Outcome> {
  row: Row
  since: number
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/**
 * Commits rows in groups: what is handed in during one turn of the event loop goes into one durable transaction,
 * and each promise settles after that commit. While another process writes, it tries again without blocking.
 *
 * @param insert stores rows in one transaction and says for each what became of it; all or nothing
 * @returns hands in one row; resolves to what became of it; rejects with `StillBusy`, or with what `insert` threw
 */
export function groupCommits<Row, Outcome>(
  insert: (rows: Row[]) => Outcome[],
): (row: Row) => Promise<Outcome> {
  let waiting: Waiting<Row, Outcome>[] = []
  let planned = false

  function plan(pause: number) {
    planned = true
    if (pause) setTimeout(commit, pause)
    else afterThisTurn(commit)
  }

  function commit() {
    planned = false
    const group = waiting
    waiting = []
    try {
      const outcomes = insert(group.map(({ row }) => row))
      group.forEach(({ resolve }, index) => resolve(outcomes[index]!))
    } catch (error) {
      if (isBusy(error)) waitOn(group)
      else for (const { reject } of group) reject(error)
    }
  }

  function waitOn(group: Waiting<Row, Outcome>[]) {
    const now = performance.now()
    for (const one of group) {
      if (now - one.since < PATIENCE) waiting.push(one)
      else one.reject(new StillBusy())
    }
    if (waiting.length) plan(PAUSE)
  }

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, since: performance.now(), resolve, reject })
      if (!planned) plan(0)
    })
}

/** Runs one small write, again while another process holds the lock. @throws StillBusy after five seconds */
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
