import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused } from '#app/platform/refused.ts'
import { changeStatus, type StatusOutcome } from './change-status.server.ts'

/**
 * Opens a draft or paused wave to residents and freezes its questionnaire.
 *
 * @param today YYYY-MM-DD
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_OPEN, WAVE_IS_CLOSED, or CLOSING_DAY_PAST
 */
export async function openWave(
  db: Database,
  id: string,
  today = new Date().toISOString().slice(0, 10),
): Promise<StatusOutcome> {
  const wave = await findWave(db, id)
  if (wave && wave.status !== 'closed' && wave.closesOn < today) {
    const { closesOn } = wave
    return refused('CLOSING_DAY_PAST', `The wave ${id} was to close on ${closesOn}.`, { id, closesOn })
  }
  return changeStatus(db, id, 'open')
}
