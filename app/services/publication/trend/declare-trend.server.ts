import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteDeclaration, insertDeclaration } from '#app/data/results/trend-declarations.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { Declaration } from '#app/survey/trend/declaration.ts'
import { earlierWaves } from './plan-trend.server.ts'

/** Who declares, for the audit log, and when. */
interface Declarer {
  by: string
  at: Date
}

export type DeclareOutcome = { outcome: 'declared'; id: number; late: boolean } | Refused
export type WithdrawOutcome = { outcome: 'withdrawn' } | Refused

/**
 * Declares a break of a wave with earlier ones, or a bridge over such breaks. Before the wave opens that is part of its
 * design; afterwards it is marked late wherever it is shown. Releases that are out keep what they said.
 *
 * @returns refused with UNKNOWN_WAVE or UNKNOWN_EARLIER_WAVE
 */
export async function declareTrend(
  db: Database,
  waveId: string,
  { since, declared }: Pick<Declaration, 'since' | 'declared'>,
  { by, at }: Declarer,
): Promise<DeclareOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (since !== null && !(await earlierWaves(db, wave)).some((one) => one.wave.id === since)) {
    return refused('UNKNOWN_EARLIER_WAVE', `${waveId} is not compared with a wave ${since}.`, { since })
  }
  const late = wave.status !== 'draft'
  const id = inOneTransaction(db, () => {
    const on = at.toISOString().slice(0, 10)
    const made = insertDeclaration(db, waveId, { since, declared, by, on, late })
    const { kind, reason } = declared.form
    const detail = { since: since ?? 'all', kind, reason: reason.en, late }
    insertAudit(db, { actor: by, action: `${declared.type}-declared`, subject: waveId, detail }, at)
    return made
  })
  return { outcome: 'declared', id, late }
}

/**
 * Takes a declaration back while the wave is a draft; later nothing is ever removed.
 *
 * @returns refused with UNKNOWN_WAVE, UNKNOWN_DECLARATION or DECLARATION_KEPT
 */
export async function withdrawDeclaration(
  db: Database,
  waveId: string,
  id: number,
  { by, at }: Declarer,
): Promise<WithdrawOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status !== 'draft') {
    const message = `What was declared of ${waveId} is kept since it opened.`
    return refused('DECLARATION_KEPT', message, { wave: waveId, status: wave.status })
  }
  return inOneTransaction(db, (): WithdrawOutcome => {
    if (!deleteDeclaration(db, waveId, id)) {
      return refused('UNKNOWN_DECLARATION', `There is no declaration ${id} of ${waveId}.`, { id })
    }
    const entry = { actor: by, action: 'declaration-withdrawn', subject: waveId, detail: { id } } as const
    insertAudit(db, entry, at)
    return { outcome: 'withdrawn' }
  })
}
