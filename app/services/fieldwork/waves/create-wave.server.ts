import { randomBytes } from 'node:crypto'

import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { insertStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, insertWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { drawFrames } from '#app/services/fieldwork/draw-frames.server.ts'
import { planWave } from './plan-wave.server.ts'

export type CreateWaveOutcome = { outcome: 'created'; wave: { id: string; status: 'draft' } } | Refused

/**
 * Creates a wave as a draft, with the frame of its invited cities.
 *
 * @param input as `newWaveSchema` declares it; taken as it comes from a form or a file
 * @returns refused with INVALID_WAVE, DATES_REVERSED, WAVE_EXISTS, REPEATED_CITY, UNKNOWN_CITY, UNKNOWN_QUESTIONNAIRE,
 *   NOT_TRANSLATED, UNKNOWN_FRAMEWORK, NO_FRAME or TOO_FEW_INVITATIONS; nothing is stored then
 */
export async function createWave(db: Database, input: unknown): Promise<CreateWaveOutcome> {
  const plan = await planWave(db, input)
  if ('outcome' in plan) return plan
  const { wave, settings, questionnaire, framework } = plan
  if (await findWave(db, wave.id)) {
    return refused('WAVE_EXISTS', `There is already a wave ${wave.id}.`, { id: wave.id })
  }
  const frames = await drawFrames(db, wave.cities, wave.opensOn)
  if ('outcome' in frames) return frames

  inOneTransaction(db, () => {
    insertWave(db, {
      id: wave.id,
      title: wave.title,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      languages: wave.languages,
      noticeVersion: wave.noticeVersion,
      settings,
      synthetic: wave.synthetic,
      secret: randomBytes(32).toString('hex'),
      frameworkId: framework.id,
      questionnaireId: questionnaire.id,
      cities: wave.cities.map(({ code, design }) => ({ code, design, label: null })),
    })
    insertStrata(db, wave.id, frames.strata)
  })
  return { outcome: 'created', wave: { id: wave.id, status: 'draft' } }
}
