import { setImmediate as afterThisTurn } from 'node:timers'

import { isBusy, PATIENCE, PAUSE, StillBusy } from './busy.ts'

interface Waiting<Row, Outcome> {
  row: Row
  since: number
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/**
 * Commits rows in groups, one group at a time: what is handed in during one turn of the event loop, or while the group
 * before is being stored, goes into one durable transaction, and each promise settles after that commit. A group that
 * met another writer is tried again, with those who came meanwhile.
 *
 * @param insert stores rows in one transaction and says for each what became of it; all or nothing
 * @returns hands in one row; resolves to what became of it; rejects with `StillBusy` after five seconds, or with what
 *   `insert` rejected with
 */
export function groupCommits<Row, Outcome>(
  insert: (rows: Row[]) => Promise<Outcome[]>,
): (row: Row) => Promise<Outcome> {
  let waiting: Waiting<Row, Outcome>[] = []
  /** is a group being stored, or about to be? */
  let busy = false

  function next() {
    busy = waiting.length > 0
    if (busy) void commit()
  }

  async function commit() {
    const group = waiting
    waiting = []
    try {
      const outcomes = await insert(group.map(({ row }) => row))
      // the next group is stored while the senders of this one are answered
      next()
      group.forEach(({ resolve }, index) => resolve(outcomes[index]!))
    } catch (error) {
      if (isBusy(error)) waitOn(group)
      else for (const { reject } of group) reject(error)
      setTimeout(next, PAUSE)
    }
  }

  function waitOn(group: Waiting<Row, Outcome>[]) {
    const now = performance.now()
    for (const one of group) {
      if (now - one.since < PATIENCE) waiting.push(one)
      else one.reject(new StillBusy())
    }
  }

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, since: performance.now(), resolve, reject })
      if (busy) return
      busy = true
      afterThisTurn(next)
    })
}
