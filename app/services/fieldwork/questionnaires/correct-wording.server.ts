import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { findWave, setWaveQuestionnaire } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { asksTheSame } from '#app/survey/questionnaire/checking/asks-the-same.ts'

export type CorrectOutcome = { outcome: 'corrected'; wave: string; questionnaire: string } | Refused

/**
 * Lets a wave go on with a later version of its questionnaire in which only words were corrected. Answers begun on the
 * earlier version are taken all the same, because the same answers are asked for; every response says which version
 * the wave asked when it arrived.
 *
 * @param version such as smile-short@2
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, UNKNOWN_QUESTIONNAIRE, or NOT_THE_SAME_QUESTIONS with the items
 */
export async function correctWording(
  db: Database,
  waveId: string,
  version: string,
  { by, at }: { by: string; at: Date },
): Promise<CorrectOutcome> {
  const [wave, next] = await Promise.all([findWave(db, waveId), findQuestionnaire(db, version)])
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { id: waveId })
  if (wave.status === 'closed')
    return refused('WAVE_IS_CLOSED', `The wave ${waveId} is closed.`, { id: waveId })
  if (next?.code !== wave.questionnaire.code) {
    return refused('UNKNOWN_QUESTIONNAIRE', `${version} is no version of ${wave.questionnaire.code}.`, {
      version,
    })
  }
  const differing = asksTheSame(wave.questionnaire.content, next.content)
  if (differing.length > 0) {
    const message = `${version} asks otherwise than ${wave.questionnaire.id}: ${differing.join(', ')}.`
    return refused('NOT_THE_SAME_QUESTIONS', message, { items: differing })
  }
  inOneTransaction(db, () => {
    setWaveQuestionnaire(db, waveId, next.id)
    const detail = { from: wave.questionnaire.id, to: next.id }
    insertAudit(db, { actor: by, action: 'questionnaire-corrected', subject: waveId, detail }, at)
  })
  return { outcome: 'corrected', wave: waveId, questionnaire: next.id }
}
