import { findWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

export type StatusOutcome = { outcome: 'changed'; wave: { id: string; status: WaveStatus } } | Refused

/** The statuses that each status may follow on. */
const FOLLOWS: Record<WaveStatus, WaveStatus[]> = {
  draft: [],
  open: ['draft', 'paused'],
  paused: ['open'],
  closed: ['open', 'paused'],
}

/**
 * Brings a wave to a status: a draft opens, an open wave pauses and opens again, and a closed one stays closed.
 *
 * @param before what belongs to the change and has to be stored with it
 * @returns refused with UNKNOWN_WAVE, or WAVE_IS_DRAFT, WAVE_IS_OPEN, WAVE_IS_PAUSED, WAVE_IS_CLOSED where that is in the way
 */
export async function changeStatus(
  db: Database,
  id: string,
  status: WaveStatus,
  before: () => void = () => undefined,
): Promise<StatusOutcome> {
  const wave = await findWave(db, id)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${id}.`, { id })
  if (!FOLLOWS[status].includes(wave.status)) {
    return refused(`WAVE_IS_${wave.status.toUpperCase()}`, `The wave ${id} is ${wave.status}.`, {
      id,
      status: wave.status,
    })
  }
  inOneTransaction(db, () => {
    before()
    setWaveStatus(db, id, status)
  })
  return { outcome: 'changed', wave: { id, status } }
}
