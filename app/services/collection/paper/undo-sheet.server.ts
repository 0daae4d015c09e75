import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { withdrawResponse, type WithdrawOutcome } from '../withdraw-response.server.ts'
import { sheetIds } from './sheet-id.server.ts'

/** Takes a sheet out again, by its withdrawal code, until the wave closes; it may then be keyed anew. */
export async function undoSheet(
  database: Database,
  { wave: waveId, sheet }: { wave: string; sheet: string },
  { by, at }: { by: string; at: Date },
): Promise<WithdrawOutcome> {
  const wave = await findWave(database, waveId)
  if (!wave) return { outcome: 'refused', reason: 'unknown' }
  const result = await withdrawResponse(database, sheetIds(wave, sheet).withdrawalCode)
  if (result.outcome === 'withdrawn') {
    insertAudit(database, { actor: by, action: 'paper-sheet-undone', subject: waveId, detail: { sheet } }, at)
  }
  return result
}
