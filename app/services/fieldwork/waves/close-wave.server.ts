import type { Database } from '#app/platform/database/database.server.ts'
import { changeStatus, type StatusOutcome } from './change-status.server.ts'

/** Ends a wave for good. @returns refused with UNKNOWN_WAVE, or when the wave is neither open nor paused */
export async function closeWave(db: Database, id: string): Promise<StatusOutcome> {
  return changeStatus(db, id, 'closed')
}
