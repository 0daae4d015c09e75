import { admitQuarantined, countQuarantined } from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

/**
 * Says how many responses of a wave are put aside and why, and takes those of one reason in.
 *
 * @param admit reason whose responses are taken in among the others; null only looks
 */
export async function reviewQuarantine(
  db: Database,
  waveId: string,
  admit: string | null,
): Promise<{ outcome: 'reviewed'; admitted: number; quarantined: Record<string, number> } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const admitted = admit === null ? 0 : admitQuarantined(db, waveId, admit)
  return { outcome: 'reviewed', admitted, quarantined: countQuarantined(db, waveId) }
}
