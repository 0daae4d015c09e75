import { randomBytes } from 'node:crypto'

import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { insertStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, insertWave } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { findFramework, findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { findLatestQuestionnaire, findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { expectedLength } from '#app/survey/rules-present.ts'
import { newWaveSchema } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema } from '#app/survey/wave/wave.ts'
import { drawFrames } from './draw-frames.server.ts'

export type CreateWaveOutcome = { outcome: 'created'; wave: { id: string; status: 'draft' } } | Refused

/**
 * Creates a wave as a draft, with the frame of its invited cities.
 *
 * @param input as `newWaveSchema` declares it; taken as it comes from a form or a file
 * @returns refused with INVALID_WAVE, DATES_REVERSED, WAVE_EXISTS, REPEATED_CITY, UNKNOWN_CITY, UNKNOWN_QUESTIONNAIRE,
 *   UNKNOWN_FRAMEWORK, NO_FRAME or TOO_FEW_INVITATIONS; nothing is stored then
 */
export async function createWave(db: Database, input: unknown): Promise<CreateWaveOutcome> {
  const parsed = newWaveSchema.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code, message }) => ({
      field: path.join('.'),
      code,
      message,
    }))
    const sentence = issues.map(({ field, message }) => `${field}: ${message}`).join('; ')
    return refused('INVALID_WAVE', `The wave cannot be created as described. ${sentence}`, { issues })
  }
  const wave = parsed.data
  if (wave.closesOn < wave.opensOn) {
    const { opensOn, closesOn } = wave
    return refused('DATES_REVERSED', `The wave would close before it opens.`, { opensOn, closesOn })
  }
  if (await findWave(db, wave.id)) {
    return refused('WAVE_EXISTS', `There is already a wave ${wave.id}.`, { id: wave.id })
  }

  const codes = wave.cities.map(({ code }) => code)
  const repeated = codes.filter((code, at) => codes.indexOf(code) !== at)
  if (repeated.length > 0) {
    return refused('REPEATED_CITY', `A city is listed twice: ${repeated.join(', ')}.`, { cities: repeated })
  }
  const register = new Set((await listCities(db)).map(({ code }) => code))
  const unknown = codes.filter((code) => !register.has(code))
  if (unknown.length > 0) {
    return refused('UNKNOWN_CITY', `The register has no city ${unknown.join(', ')}.`, { cities: unknown })
  }

  const questionnaire =
    wave.questionnaire === undefined
      ? await findLatestQuestionnaire(db, `smile-${wave.form}`)
      : await findQuestionnaire(db, wave.questionnaire)
  if (!questionnaire) {
    const name = wave.questionnaire ?? `smile-${wave.form}`
    return refused('UNKNOWN_QUESTIONNAIRE', `There is no questionnaire ${name}.`, { questionnaire: name })
  }
  const framework =
    wave.framework === undefined
      ? await findLatestFramework(db, 'SMILE')
      : await findFramework(db, wave.framework)
  if (!framework) {
    const name = wave.framework ?? 'SMILE'
    return refused('UNKNOWN_FRAMEWORK', `There is no framework ${name}.`, { framework: name })
  }

  const frames = await drawFrames(db, wave.cities, wave.opensOn)
  if ('outcome' in frames) return frames

  const minutes =
    wave.minutes ?? estimateMinutes(expectedLength(questionnaire.content.items, questionnaire.content.split))
  inOneTransaction(db, () => {
    insertWave(db, {
      id: wave.id,
      title: wave.title,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      languages: wave.languages,
      noticeVersion: wave.noticeVersion,
      settings: waveSettingsSchema.parse({ ...wave, minutes }),
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

/** A screen takes about ten seconds. */
function estimateMinutes(items: number): number {
  return Math.max(1, Math.round(items / 6))
}
