import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { setModes } from '#app/data/fieldwork/assisted/set-modes.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { modesOf, type Mode } from '#app/survey/wave/modes.ts'

/**
 * Says in which modes a wave is answered. Answering by oneself is always among them. A change while the wave is in the
 * field is allowed, noted in the audit log, and seen on the method card by the modes of the answers.
 *
 * @returns refused with UNKNOWN_WAVE or WAVE_IS_CLOSED
 */
export async function offerModes(
  db: Database,
  { wave: waveId, modes }: { wave: string; modes: Mode[] },
  { by, at }: { by: string; at: Date },
): Promise<{ outcome: 'offered'; modes: Mode[] } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status === 'closed') return refused('WAVE_IS_CLOSED', `${waveId} is closed.`, { wave: waveId })
  const offered = modesOf({ modes })
  inOneTransaction(db, () => {
    setModes(db, waveId, offered)
    insertAudit(db, { actor: by, action: 'modes-offered', subject: waveId, detail: { modes: offered } }, at)
  })
  return { outcome: 'offered', modes: offered }
}
