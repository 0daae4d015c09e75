import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { freezeWaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused } from '#app/platform/refused.ts'
import { unaskedImportance, unaskedSentence } from '#app/survey/scheme/unasked-importance.ts'
import { changeStatus, type StatusOutcome } from './change-status.server.ts'

/**
 * Opens a draft or paused wave to residents and freezes its questionnaire and its official scheme.
 *
 * @param today YYYY-MM-DD
 * @param who name of the account and moment, for the audit log
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_OPEN, WAVE_IS_CLOSED, CLOSING_DAY_PAST, or IMPORTANCE_NOT_ASKED where the
 *   questionnaire was exchanged after the choice of a scheme that weighs by it
 */
export async function openWave(
  db: Database,
  id: string,
  today = new Date().toISOString().slice(0, 10),
  { by, at }: { by: string; at: Date } = { by: 'command-line', at: new Date() },
): Promise<StatusOutcome> {
  const wave = await findWave(db, id)
  if (wave && wave.status !== 'closed' && wave.closesOn < today) {
    const { closesOn } = wave
    return refused('CLOSING_DAY_PAST', `The wave ${id} was to close on ${closesOn}.`, { id, closesOn })
  }
  if (wave?.status === 'draft' && wave.scheme) {
    const { framework, questionnaire } = wave
    const unasked = unaskedImportance(
      wave.scheme.content,
      framework.content.nodes,
      questionnaire.content.items,
    )
    if (unasked !== null) {
      const at = { node: unasked, questionnaire: questionnaire.id }
      return refused('IMPORTANCE_NOT_ASKED', unaskedSentence(questionnaire.id, unasked), at)
    }
  }
  return changeStatus(db, id, 'open', () => {
    if (wave?.status !== 'draft') return
    freezeWaveScheme(db, id, { frozenBy: by, frozenOn: today })
    const scheme = wave.scheme
    const detail = scheme ? { scheme: scheme.name, hash: scheme.hash } : { scheme: 'framework' }
    insertAudit(db, { actor: by, action: 'scheme-frozen', subject: id, detail }, at)
  })
}
