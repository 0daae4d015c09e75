import { setImmediate as afterThisTurn } from 'node:timers'

/**
 * Rows that are handed over at once. What one turn of the event loop reads can be more than sixty responses: who stores
 * begins with the first of them while the others are still being checked.
 */
const ENOUGH = 16

interface Waiting<Row, Outcome> {
  row: Row
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/**
 * Hands rows over in groups: sixteen as soon as they are together, fewer at the end of the turn of the event loop they
 * came in with.
 *
 * @param store stores a group and says for each row what became of it
 * @returns hands in one row; resolves to what became of it, or rejects with what `store` rejected with
 */
export function handOverInGroups<Row, Outcome>(
  store: (rows: Row[]) => Promise<Outcome[]>,
): (row: Row) => Promise<Outcome> {
  let group: Waiting<Row, Outcome>[] = []
  let isDue = false

  async function handOver() {
    const all = group
    group = []
    try {
      const outcomes = await store(all.map(({ row }) => row))
      all.forEach(({ resolve }, index) => resolve(outcomes[index]!))
    } catch (error) {
      for (const { reject } of all) reject(error)
    }
  }

  function endTurn() {
    isDue = false
    if (group.length > 0) void handOver()
  }

  return (row) =>
    new Promise((resolve, reject) => {
      group.push({ row, resolve, reject })
      if (group.length >= ENOUGH) return void handOver()
      if (!isDue) afterThisTurn(endTurn)
      isDue = true
    })
}
