import type { Database } from '#app/platform/database/database.server.ts'
import { changeStatus, type StatusOutcome } from './change-status.server.ts'

/** Stops taking answers for a while. @returns refused with UNKNOWN_WAVE, or when the wave is not open */
export async function pauseWave(db: Database, id: string): Promise<StatusOutcome> {
  return changeStatus(db, id, 'paused')
}
