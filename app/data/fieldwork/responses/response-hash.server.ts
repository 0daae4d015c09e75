import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'

import type { Database } from '#app/platform/database/database.server.ts'
import { openResponseSnapshot, type RawResponse } from './response-snapshot.server.ts'

/** Text handed to the hash at a time: many short rows cost less together. */
const CHUNK = 1 << 18
/** Of a response without any. */
export const NO_FLAGS: readonly string[] = []

/** SHA-256 over the responses of a wave and how many there are. */
export interface ResponseHash {
  hash: string
  count: number
}

/**
 * Running hash of responses in the order of their keys. Each response is one line: the JSON array of its columns
 * but the last, a tab, the last (its answers, which are JSON text already), a tab, and its quality flags with spaces.
 */
export function responseHasher(): {
  add(row: RawResponse, flags: readonly string[]): void
  finish(): ResponseHash
} {
  const hash = createHash('sha256')
  let text = ''
  let count = 0
  return {
    add(row, flags) {
      const answers = row[row.length - 1] as string
      text += `${JSON.stringify(row.slice(0, -1))}\t${answers}\t${flags.join(' ')}\n`
      count++
      if (text.length < CHUNK) return
      hash.update(text)
      text = ''
    },
    finish: () => ({ hash: hash.update(text).digest('hex'), count }),
  }
}

/** The hash of a wave's responses as they are stored now. */
export async function hashResponses(db: Database, waveId: string): Promise<ResponseHash> {
  const snapshot = openResponseSnapshot(db)
  try {
    const hasher = responseHasher()
    for (const batch of snapshot.batches(waveId)) {
      const flags = snapshot.flags(waveId, batch)
      for (const row of batch) hasher.add(row, flags.get(row[0]) ?? NO_FLAGS)
      await nextTurn()
    }
    return hasher.finish()
  } finally {
    snapshot.close()
  }
}
