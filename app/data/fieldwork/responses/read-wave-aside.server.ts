import type { Database } from '#app/platform/database/database.server.ts'
import { aside } from '#app/platform/threads/aside.server.ts'
import { countResponses } from './response-counts.server.ts'

/** Responses that are read in place: they take some hundredths of a second, no longer than to hand the work over. */
const FEW = 20_000

type ReadWave<Args extends unknown[], Result> = (
  db: Database,
  waveId: string,
  ...args: Args
) => Promise<Result>

/**
 * A function that reads the responses of a wave for a page, moved into a thread of its own where there are many of them:
 * nobody who answers waits for somebody who looks.
 *
 * @param read the function, and again by the module that exports it (its path in the project's folder) and its name
 */
export function readWaveAside<Args extends unknown[], Result>(
  read: ReadWave<Args, Result>,
  module: string,
  name: string,
): ReadWave<Args, Result> {
  const elsewhere = aside<[string, ...Args], Result>(module, name)
  return (db, waveId, ...args) => {
    const few = countResponses(db, waveId) <= FEW
    return few ? read(db, waveId, ...args) : elsewhere(db, waveId, ...args)
  }
}
