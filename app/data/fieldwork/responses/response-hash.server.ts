import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Database } from '#app/platform/database/database.server.ts'
import { openResponseSnapshot, type HashedLines } from './response-snapshot.server.ts'

/** SHA-256 over the responses of a wave and how many there are. */
export interface ResponseHash {
  hash: string
  count: number
}

/** Running hash of responses in the order of their keys, a line each; see `HASHED_LINE`. */
export function responseHasher(): { add(lines: HashedLines): void; finish(): ResponseHash } {
  const hash = createHash('sha256')
  let responses = 0
  return {
    add({ bytes, count }) {
      hash.update(bytes)
      responses += count
    },
    finish: () => ({ hash: hash.digest('hex'), count: responses }),
  }
}

/** The hash of a wave's responses as they are stored now. */
export async function hashResponses(db: Database, waveId: string): Promise<ResponseHash> {
  const snapshot = openResponseSnapshot(db)
  try {
    const hasher = responseHasher()
    for (const lines of snapshot.lines(waveId)) {
      hasher.add(lines)
      await nextTurn()
    }
    return hasher.finish()
  } finally {
    snapshot.close()
  }
}
