import { listCities } from '#app/data/reference/cities.server.ts'
import {
  findFramework,
  findLatestFramework,
  type FrameworkRecord,
} from '#app/data/reference/frameworks.server.ts'
import {
  findLatestQuestionnaire,
  findQuestionnaire,
  type QuestionnaireRecord,
} from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { missingTexts } from '#app/survey/questionnaire/drafting/texts.ts'
import { expectedLength } from '#app/survey/rules/present.ts'
import { newWaveSchema, type NewWave } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema, type WaveSettings } from '#app/survey/wave/wave.ts'

/** A wave as described, with what it names looked up. */
export interface WavePlan {
  wave: NewWave
  settings: WaveSettings
  questionnaire: QuestionnaireRecord
  framework: FrameworkRecord
}

/**
 * Reads the description of a wave and looks up what it names.
 *
 * @param input as `newWaveSchema` declares it
 * @returns refused with INVALID_WAVE, DATES_REVERSED, REPEATED_CITY, UNKNOWN_CITY, UNKNOWN_QUESTIONNAIRE, NOT_TRANSLATED
 *   or UNKNOWN_FRAMEWORK
 */
export async function planWave(db: Database, input: unknown): Promise<WavePlan | Refused> {
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
  const missing = missingTexts(questionnaire.content, wave.languages)
  if (missing.length > 0) {
    const places = missing.map(
      ({ language, title, items }) => `${language}: ${[...(title ? ['title'] : []), ...items].join(', ')}`,
    )
    const message = `${questionnaire.id} is not translated into every language of the wave. ${places.join('; ')}.`
    return refused('NOT_TRANSLATED', message, { questionnaire: questionnaire.id, missing })
  }
  const framework =
    wave.framework === undefined
      ? await findLatestFramework(db, 'SMILE')
      : await findFramework(db, wave.framework)
  if (!framework) {
    const name = wave.framework ?? 'SMILE'
    return refused('UNKNOWN_FRAMEWORK', `There is no framework ${name}.`, { framework: name })
  }

  const minutes =
    wave.minutes ?? estimateMinutes(expectedLength(questionnaire.content.items, questionnaire.content.split))
  return { wave, settings: waveSettingsSchema.parse({ ...wave, minutes }), questionnaire, framework }
}

/** A screen takes about ten seconds. */
function estimateMinutes(items: number): number {
  return Math.max(1, Math.round(items / 6))
}
