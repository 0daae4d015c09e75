import { setImmediate as nextTurn } from 'node:timers/promises'

import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'

const BATCH = 10_000

/** Stores responses some thousands at a time. @param progress called with the number stored after each batch */
export function batchWriter(db: Database, progress: (stored: number) => void) {
  let batch: ResponseRow[] = []
  const store = async () => {
    insertResponses(db, batch)
    progress(batch.length)
    batch = []
    await nextTurn()
  }
  return {
    /** returns nothing to wait for until a batch is full */
    add: (row: ResponseRow) => (batch.push(row) === BATCH ? store() : undefined),
    finish: store,
  }
}
